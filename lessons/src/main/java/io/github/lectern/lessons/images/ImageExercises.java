package io.github.lectern.lessons.images;

import io.github.lectern.keras.metrics.ClassificationReport;
import io.github.lectern.keras.metrics.ConfusionMatrix;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The exercises of notebook 06: shapes of images, Flatten, layers, and recall with ten classes. */
public final class ImageExercises {
  private static final int SHIRT = 6;
  private static final double SHIRTS_FOUND = 0.75;
  private static final double ACCURACY_LOST = 0.03;

  private static final Check<long[]> TEN_IN_COLOUR =
      ArrayCheck.shape("the shape of ten colour images of 256 by 256 pixels", 10, 256, 256, 3)
          .because("Images, rows, columns, channels: red, green and blue make three.")
          .hint(
              ifShape(
                  "Some libraries put the channels second; Keras puts them last.", 10, 3, 256, 256))
          .hint(
              ifShape("One channel is grey. How many numbers does a colour need?", 10, 256, 256, 1))
          .hint(
              ifShape("Where are the colours? A fourth number counts the channels.", 10, 256, 256));

  private static final Check<long[]> ONE_GREY =
      ArrayCheck.shape("the shape of one grey image, 48 pixels high and 64 wide", 1, 48, 64, 1)
          .because("A single image is a batch of one: images, rows, columns, channels.")
          .hint(
              ifShape(
                  "Rows come before columns, as in any matrix: first the height.", 1, 64, 48, 1))
          .hint(
              ifShape(
                  "That is the matrix. A layer also needs the number of images and the number of"
                      + " channels.",
                  48,
                  64))
          .hint(ifShape("A grey image has one channel.", 1, 48, 64, 3))
          .hint(
              ifShape(
                  "Which axis comes first? A net receives a batch of images, even if there is only"
                      + " one.",
                  48,
                  64,
                  1))
          .hint(
              Hint.when(
                  shape -> shape.length > 0 && shape[0] < 0,
                  "-1 lets reshape work out a number. Here you know it: there is one image."))
          .hint(
              Hint.when(
                  shape -> shape.length == 4, "The order is images, rows, columns, channels."));

  private static final Check<long[]> FROM_ERROR =
      ArrayCheck.shape("the shape of the 12 images", 12, 32, 32, 3)
          .because("3072 numbers in three channels are 1024 pixels, and 32 × 32 = 1024.")
          .hint(ifShape("Those are the images that the net was built for.", 12, 28, 28, 1))
          .hint(ifShape("That is what comes out of Flatten. What went in?", 12, 3072))
          .hint(ifShape("That is one image. The first axis counts the images.", 32, 32, 3))
          .hint(
              Hint.when(
                  shape -> shape.length == 4 && shape[1] * shape[2] * shape[3] != 3072,
                  "Rows × columns × channels must be the 3072 of the message."))
          .hint(
              ifShape(
                  "Some libraries put the channels second; Keras puts them last.", 12, 3, 32, 32))
          .hint(
              Hint.when(
                  shape -> shape.length == 4,
                  "A colour image has three channels, and 3072 / 3 pixels form a square. How long is"
                      + " its side?"));

  private static final Check<Long> BUG =
      Check.whole("the line with the bug", 3)
          .because(
              "The net was trained on pixels from 0 to 1, but is tested on pixels from 0 to"
                  + " 255.")
          .hint(
              Hint.to(
                  1L,
                  "This line is correct: it scales the training images to values from"
                      + " 0 to 1."))
          .hint(
              Hint.to(
                  2L, "This line is correct: toCategorical turns the labels into one-hot rows."))
          .hint(Hint.to(4L, "This line is correct: five epochs are enough to train this net well."))
          .hint(Hint.to(5L, "evaluate is the right method. Is it given the right images?"))
          .otherwise("The lines are numbered from 1 to 5.");

  private static final Check<Double> RECALL =
      Check.ratio("recall of the four rows, threshold 0.5", 0.5, 0.0005)
          .because("Two of the four right entries are above 0.5: 0.7 and 0.6.")
          .hint(
              Hint.to(
                  0.75, "That is the accuracy. Recall asks whether the right entry is above 0.5."))
          .hint(
              Hint.when(
                  r -> Math.abs(r - 2.0 / 3) < 0.005,
                  "That is the precision: two of the three entries above 0.5 are right."))
          .otherwise("TP: right entries above 0.5. TP + FN: one right entry for each row.");

  private static final Check<Double> ACCURACY =
      Check.ratio("accuracy of the four rows", 0.75, 0.0005)
          .because("In three of the four rows, the largest entry is that of the right class.")
          .hint(Hint.to(0.5, "The largest entry wins, even if it is not above 0.5."))
          .otherwise("In how many of the four rows does the right class have the largest entry?");

  private static final String TWO_ROWS =
      "Two images of six numbers: two rows of six. There are images.size(0) rows, and -1 stands for"
          + " the rest.";
  private static final String ANY_SIZE =
      "Neither the number of images nor their size is always the same.";

  private static final FunctionCheck<INDArray, INDArray> FLATTEN =
      FunctionCheck.ofTensors("a Flatten of your own", 0)
          .on(numbers(2, 2, 3, 1), numbers(2, 6), TWO_ROWS)
          .on(numbers(5, 4, 2, 3), numbers(5, 24), ANY_SIZE)
          .because("The first axis stays; all others become one.");

  private ImageExercises() {}

  /** Judges the answer to the lesson's quiz: the shape of ten colour images. */
  public static Report tenColourImages(long... shape) {
    return Report.of("Quiz", TEN_IN_COLOUR.judge(shape));
  }

  /** Returns a quiz about a right prediction whose probability is below one half. */
  public static Quiz belowHalf() {
    return Quiz.ask(
            "With three classes, a net outputs (0.40, 0.35, 0.25), and the first class is right."
                + " Which metrics count this prediction as right?")
        .wrong("accuracy and recall", "Recall counts only entries above 0.5; 0.40 is lower.")
        .right("accuracy, but not recall", "0.40 is the largest entry, but not above 0.5.")
        .wrong(
            "recall, but not accuracy",
            "It is the other way round: accuracy asks whether the"
                + " right class has the largest entry.")
        .wrong(
            "neither",
            "Accuracy has no threshold: the right class has the largest entry, and"
                + " that is enough.");
  }

  /** Returns a quiz about two metrics with one name. */
  public static Quiz sameName() {
    return Quiz.ask(
            "What happens with metrics(\"categorical_accuracy\", new CategoricalAccuracy())?")
        .wrong(
            "the second is called categorical_accuracy_1",
            "Only objects that can be set up in many ways, such as Recall, are numbered.")
        .wrong(
            "the log shows the same column twice",
            "You could not tell them apart, so this is refused.")
        .wrong("compile fails", "compile only stores the metrics; the names are checked later.")
        .right("fit fails", "Both have the same name in the log; one needs another name.");
  }

  /** Returns a quiz about the metric for one class that must not be missed. */
  public static Quiz onlyCoats() {
    return Quiz.ask(
            "A second-hand shop pays well for coats. An overlooked coat costs it money; a dress in"
                + " the coat box only costs it a second look. Which number should the net's report"
                + " show?")
        .wrong("the accuracy", "A net that finds no coat at all can have an accuracy of 0.9.")
        .right("the recall of the class \"Coat\"", "It is the share of the coats that are found.")
        .wrong(
            "the precision of the class \"Coat\"",
            "It says what share of the coat box is really coats. A mistake there costs only a"
                + " second look.")
        .wrong("the macro recall", "It is a mean over ten classes, in which coats can disappear.");
  }

  /** Judges the answers to the three quizzes. */
  public static Report quizzes(long belowHalf, long sameName, long onlyCoats) {
    return Report.of(
        "Quizzes",
        belowHalf().judge(belowHalf),
        sameName().judge(sameName),
        onlyCoats().judge(onlyCoats));
  }

  /** Judges the shape of one grey image, 48 pixels high and 64 wide. */
  public static Report oneGreyImage(long... shape) {
    return Report.of("Shape", ONE_GREY.judge(shape));
  }

  /** Judges a function that turns each image into a row. */
  public static Report flatten(UnaryOperator<INDArray> answer) {
    return Report.of("Flatten", FLATTEN.judge(answer));
  }

  /** Returns 12 images of a size that the student infers from an error message. */
  public static INDArray unknownImages() {
    return Nd4j.zeros(DataType.FLOAT, 12, 32, 32, 3);
  }

  /** Judges the shape of {@link #unknownImages()}. */
  public static Report shapeFromError(long... shape) {
    return Report.of("Shape from an error", FROM_ERROR.judge(shape));
  }

  /** Judges the number of the line that makes a test too pessimistic. */
  public static Report bug(long line) {
    return Report.of("Bug", BUG.judge(line));
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
            .on(
                x,
                net.predict(x),
                "Give each layer the output of the one before it, beginning with x.")
            .because("A net is its layers, one after the other.")
            .judge(answer));
  }

  /**
   * Judges a factor for the probability of the class "Shirt": at least three of four shirts must be
   * found, at the price of at most three points of accuracy.
   *
   * @param factor the factor; 1 is the placeholder
   * @param p the probabilities that a net gave, [n,10]
   * @param y the one-hot labels, [n,10]
   */
  public static Report moreShirts(double factor, INDArray p, INDArray y) {
    Check<Double> found =
        Check.<Double>of(
                "at least 75 % of the shirts are found",
                any -> any == 1, any -> shirts(any, p, y) >= SHIRTS_FOUND)
            .because("A larger factor finds more shirts.")
            .otherwise(
                any -> "Your factor finds %s %% of them.".formatted(hundredths(shirts(any, p, y))));
    Check<Double> price =
        Check.<Double>of(
                "at most 3 percentage points of accuracy are lost",
                any -> any == 1,
                any -> lost(any, p, y) <= ACCURACY_LOST)
            .because("A few other garments are now taken for shirts.")
            .otherwise(
                any ->
                    "Your factor costs %s percentage points."
                        .formatted(hundredths(lost(any, p, y))));
    return Report.of("Challenge", found.judge(factor), price.judge(factor));
  }

  private static double shirts(double factor, INDArray p, INDArray y) {
    return ClassificationReport.of(weighted(factor, p, y)).classes().get(SHIRT).recall();
  }

  private static double lost(double factor, INDArray p, INDArray y) {
    return weighted(1, p, y).accuracy() - weighted(factor, p, y).accuracy();
  }

  private static ConfusionMatrix weighted(double factor, INDArray p, INDArray y) {
    INDArray scores = p.dup();
    scores.getColumn(SHIRT).muli(factor);
    return ConfusionMatrix.of(y, scores);
  }

  private static String hundredths(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static Hint<long[]> ifShape(String text, long... wrong) {
    return Hint.when(shape -> Arrays.equals(shape, wrong), text);
  }

  private static INDArray numbers(long... shape) {
    long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return Nd4j.arange((double) count).castTo(DataType.FLOAT).reshape('c', shape);
  }
}
