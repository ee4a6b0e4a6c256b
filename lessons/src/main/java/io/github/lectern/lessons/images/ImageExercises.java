package io.github.lectern.lessons.images;

import io.github.lectern.keras.datasets.FashionMnist;
import io.github.lectern.keras.metrics.ClassificationReport;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.lessons.fashion.NetCheck;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The exercises of notebook 06: shapes of images, Flatten, layers, and recall with ten classes. */
public final class ImageExercises {
  private static final long NET1 = 23_860;

  private static final Check<long[]> TEN_IN_COLOUR =
      ArrayCheck.shape("the shape of ten colour images of 256 by 256 pixels", 10, 256, 256, 3)
          .because("Images, rows, columns, channels: red, green and blue make three.")
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {10, 3, 256, 256}),
                  "Some libraries put the channels there; Keras puts them last."))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {10, 256, 256, 1}),
                  "One channel is grey. How many numbers does a colour need?"))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {10, 256, 256}),
                  "Where are the colours? A fourth number counts the channels."));

  private static final Check<long[]> ONE_GREY =
      ArrayCheck.shape("the shape of one grey image, 48 pixels high and 64 wide", 1, 48, 64, 1)
          .because("A single image is a batch of one: images, rows, columns, channels.")
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {1, 64, 48, 1}),
                  "Rows come before columns, as in any matrix: first the height."))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {48, 64}),
                  "That is the matrix. A layer also needs to know how many images, and how many"
                      + " channels."))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {1, 48, 64, 3}),
                  "Grey needs one channel only."));

  private static final Check<Long> COLOUR_NET =
      Check.whole("parameters of Flatten, 30, 10 on colour images of 32 by 32", 92_500)
          .because("32 × 32 × 3 = 3072 inputs: (3072 × 30 + 30) + (30 × 10 + 10).")
          .hint(Hint.to(31_060L, "Each pixel brings three numbers, one for each channel."))
          .hint(Hint.to(92_460L, "Those are the weights; every node has a bias, too."))
          .hint(Hint.to(92_190L, "That is the hidden layer; the ten outputs learn as well."))
          .hint(Hint.to(95_572L, "Flatten has no parameters: it only puts numbers in a row."))
          .otherwise("Count the inputs first: rows × columns × channels.");

  private static final Check<Double> RECALL =
      Check.ratio("recall of the four rows, threshold 0.5", 0.5, 0.0005)
          .because("Two of the four true entries are above 0.5: 0.7 and 0.6.")
          .hint(
              Hint.to(
                  0.75, "That is the accuracy. Recall asks whether the right entry is above 0.5."))
          .hint(
              Hint.when(
                  r -> Math.abs(r - 2.0 / 3) < 0.005,
                  "That is the precision: two of the three entries above 0.5 are right."))
          .otherwise("TP: entries of the right class above 0.5. TP + FN: one for each row.");

  private static final Check<Double> ACCURACY =
      Check.ratio("accuracy of the four rows", 0.75, 0.0005)
          .because("In three of four rows the largest entry is that of the right class.")
          .hint(Hint.to(0.5, "The largest entry wins, even if it is not above 0.5."))
          .otherwise("In how many of the four rows is the right class the largest?");

  private static final FunctionCheck<INDArray, INDArray> FLATTEN =
      FunctionCheck.ofTensors("a Flatten of your own", 0)
          .on(numbers(2, 2, 3, 1), numbers(2, 6), "Two images of six numbers: two rows of six.")
          .on(numbers(5, 4, 2, 3), numbers(5, 24), "Not every image has the same size.")
          .because("The first axis stays, all others become one.");

  private ImageExercises() {}

  /** Judges the answer to the lesson's quiz: the shape of ten colour images. */
  public static Report tenColourImages(long... shape) {
    return Report.of("Quiz", TEN_IN_COLOUR.judge(shape));
  }

  /** Returns a quiz about the colours in which imshow shows a grey image. */
  public static Quiz colours() {
    return Quiz.ask("imshow shows the boot in yellow and violet. How many numbers is a pixel?")
        .wrong("three: red, green and blue", "Then the shape would be (28, 28, 3).")
        .right("one: how bright it is", "The colours come from the colour map, not from the data.")
        .wrong("256, from 0 to 255", "Those are the values that the one number may have.")
        .wrong("28", "That is the number of pixels in a row.");
  }

  /** Returns a quiz about a right prediction whose probability is below one half. */
  public static Quiz belowHalf() {
    return Quiz.ask(
            "Three classes, output (0.40, 0.35, 0.25), and the first is right. Which metrics count"
                + " it?")
        .wrong("accuracy and recall", "Recall counts only entries above 0.5; 0.40 is not.")
        .right("accuracy, but not recall", "0.40 is the largest entry, and not above 0.5.")
        .wrong("recall, but not accuracy", "The other way round: accuracy asks for the largest.")
        .wrong("neither", "Accuracy needs no half: the largest entry is that of the right class.");
  }

  /** Judges the answers to the two quizzes. */
  public static Report quizzes(long colours, long belowHalf) {
    return Report.of("Quizzes", colours().judge(colours), belowHalf().judge(belowHalf));
  }

  /** Judges the shape of one grey image, 48 pixels high and 64 wide. */
  public static Report oneGreyImage(long... shape) {
    return Report.of("Shape", ONE_GREY.judge(shape));
  }

  /** Judges a function that turns each image into a row. */
  public static Report flatten(UnaryOperator<INDArray> answer) {
    return Report.of("Flatten", FLATTEN.judge(answer));
  }

  /** Judges the number of parameters of a net for colour images. */
  public static Report colourNet(long parameters) {
    return Report.of("Colour", COLOUR_NET.judge(parameters));
  }

  /** Judges the accuracy and the recall of the four rows that the exercise shows. */
  public static Report fourRows(double accuracy, double recall) {
    return Report.of("Four rows", ACCURACY.judge(accuracy), RECALL.judge(recall));
  }

  /** Judges a function that passes images through the layers of a net, one after the other. */
  public static Report layerByLayer(Sequential net, INDArray x, UnaryOperator<INDArray> answer) {
    return Report.of(
        "Layer by layer",
        FunctionCheck.ofTensors("the net, layer by layer", 1e-5)
            .on(x, net.predict(x), "Each layer receives the output of the one before.")
            .because("A net is its layers, one after the other.")
            .judge(answer));
  }

  /**
   * Judges a trained net, which must have no more parameters than the lecture's net1, and a recall
   * of at least one half for every class.
   *
   * @param x the test images, prepared in the same way as the training images
   * @param y their one-hot labels, [n,10]
   */
  public static Report noClassBehind(Sequential net, INDArray x, INDArray y) {
    return Report.of(
        "Challenge",
        NetCheck.fewerParameters("no more parameters than the 23,860 of net1", NET1 + 1)
            .because("The shape of net1 will do.")
            .judge(net),
        NetCheck.of(
                "at least half of the images of each class are found",
                answer -> hardest(answer, x, y).recall() >= 0.5)
            .because("A recall of one half or more in each row of the report.")
            .otherwise(answer -> tell(hardest(answer, x, y)))
            .judge(net));
  }

  /** Returns the row of the class with the lowest recall. */
  private static ClassificationReport.Row hardest(Sequential net, INDArray x, INDArray y) {
    ConfusionMatrix matrix = ConfusionMatrix.of(y, net.predict(x));
    return ClassificationReport.of(matrix.named(FashionMnist.classNames())).classes().stream()
        .min(Comparator.comparingDouble(ClassificationReport.Row::recall))
        .orElseThrow();
  }

  private static String tell(ClassificationReport.Row row) {
    return String.format(
        Locale.ROOT,
        "It finds %2$.1f %% of the class \"%1$s\". Are the pixels between 0 and 1?",
        row.name(),
        100 * row.recall());
  }

  private static INDArray numbers(long... shape) {
    long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return Nd4j.arange((double) count).castTo(DataType.FLOAT).reshape('c', shape);
  }
}
