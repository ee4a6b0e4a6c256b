package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.plots.LearningCurve;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The exercises of notebook 04. */
public final class FashionExercises {
  private static final long NET1 = 23_860;
  private static final double ACCURACY = 0.8;
  private static final int EPOCHS = 40;
  private static final Set<String> WORKING_ORDERS = Set.of("DBCA", "BDCA");

  private static final Check<double[]> ONE_HOT =
      ArrayCheck.of(
              "the one-hot row of a dress, class 3", new double[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, 0)
          .because("Counting starts at 0, so class 3 has the fourth place.")
          .hint(
              Hint.when(
                  row -> row.length == 10 && row[2] == 1,
                  "Counting starts at 0: class 0 has the first place."))
          .hint(Hint.when(row -> row.length != 10, "Ten classes need ten places."));

  private static final Check<Double> LOSS =
      Check.decimal("the loss if the right class got a quarter", Math.log(4), 0.005)
          .because("-ln 0.25 = ln 4 = 1.386.")
          .hint(Hint.when(loss -> loss.isInfinite(), Hint.droppedFraction("1 / 4", "1 / 4.0")))
          .hint(
              Hint.when(
                  loss -> Math.abs(loss + Math.log(4)) < 0.005,
                  "This loss is never negative. Check the sign."))
          .hint(
              Hint.when(
                  loss -> Math.abs(loss - 2) < 0.005,
                  "That is the logarithm to base 2. The natural one is Math.log."))
          .hint(
              Hint.when(
                  loss -> Math.abs(loss - Math.log10(4)) < 0.005,
                  "That is the logarithm to base 10. The natural one is Math.log."))
          .otherwise("L = -ln p, where p is the probability of the right class.");

  private static final Check<Long> STEPS =
      Check.whole("steps in an epoch of 60,000 images in batches of 256", 235)
          .because("60,000 / 256 = 234.375: the last batch has only 96 images.")
          .hint(Hint.to(234L, "The 96 images that are left over also form a batch."))
          .hint(Hint.to(1_875L, "That is for batches of 32."))
          .otherwise("How many batches does it take until every image has been in one?");

  private static final Check<Long> ENOUGH_EPOCHS =
      Check.whole("epochs for at least 10,000 steps", 43)
          .because("42 epochs have 9,870 steps, 43 have 10,105.")
          .hint(Hint.to(42L, "42 × 235 is 9,870, just too few."))
          .hint(Hint.to(10_000L, "An epoch is not a step: it has 235 of them."))
          .otherwise("Divide 10,000 by the steps of an epoch, and round up.");

  private static final Check<Long> NO_ACTIVATION =
      Check.whole("the line with bug A", 2)
          .because("Without an activation, the two layers are only one: add activation(\"relu\").")
          .hint(Hint.to(3L, "The last layer is as it should be: ten outputs with softmax."))
          .hint(Hint.to(4L, "That is how all nets of the lesson are compiled."))
          .hint(Hint.to(5L, "Twenty epochs should be enough. What is missing in the net?"))
          .otherwise("Compare the layers with those of the lesson.");

  private static final Check<Long> NOT_SCALED =
      Check.whole("the line with bug B", 4)
          .because("The test images must be prepared like the training images: divide XX as well.")
          .hint(Hint.to(1L, "This line is right. Which images does it not apply to?"))
          .hint(Hint.to(3L, "The training itself is fine: its loss is low."))
          .otherwise("Which pixels does the net learn from, and on which is it tested?");

  private static final Check<Long> NOT_UNSEEN =
      Check.whole("the line with bug C", 2)
          .because("X and y are the data that the net learned from. The test data are XX and yy.")
          .hint(Hint.to(1L, "Training on X and y is right."))
          .hint(Hint.to(3L, "This line only prints what the line before has measured."))
          .otherwise("On which images was the accuracy measured?");

  private static final Check<String> ORDER =
      Check.<String>of(
              "an order that works", String::isBlank, o -> WORKING_ORDERS.contains(letters(o)))
          .because("A net needs its layers and a loss before it learns, and then it can be judged.")
          .hint(Hint.when(o -> letters(o).length() != 4, "Use each of A, B, C and D once."))
          .hint(
              Hint.when(
                  o -> letters(o).indexOf('A') < letters(o).indexOf('C'),
                  "Before fit, the net knows nothing: what would evaluate judge?"))
          .hint(
              Hint.when(
                  o -> letters(o).indexOf('C') < letters(o).indexOf('B'),
                  "fit has to know the loss and the optimizer: compile comes first."))
          .otherwise("Before it can be trained, a net needs its layers.");

  private static final FunctionCheck<INDArray, INDArray> SCALE =
      FunctionCheck.ofTensors("pixels from 0 to 1", 1e-6)
          .on(
              Nd4j.createFromArray(new float[] {0, 51, 255}),
              Nd4j.createFromArray(new float[] {0, 0.2f, 1}),
              "0 stays 0, and 255 becomes 1. (In Java, 1 / 255 is 0: write div(255).)")
          .on(
              Nd4j.createFromArray(0, 51, 255).castTo(DataType.UINT8),
              Nd4j.createFromArray(new float[] {0, 0.2f, 1}),
              "These pixels are bytes, which have no fractions: divide the result of"
                  + " castTo(DataType.FLOAT).")
          .on(
              Nd4j.createFromArray(new float[] {102}),
              Nd4j.createFromArray(new float[] {0.4f}),
              "Always divide by 255, not by the largest value that happens to occur.")
          .because("The factor is the same for all images, training and test alike.");

  private static final Check<Long> STOP =
      Check.<Long>of("the best epoch", epoch -> epoch == 0, epoch -> epoch >= 10 && epoch <= 14)
          .because(
              "The validation loss is lowest at epoch 12; around it, the curve is nearly flat.")
          .hint(Hint.to(40L, "There the training loss is lowest. Which curve shows unseen images?"))
          .hint(Hint.when(epoch -> epoch < 10, "There the validation loss is still falling."))
          .otherwise("There the validation loss is already rising again.");

  private FashionExercises() {}

  private static String letters(String order) {
    return order.toUpperCase(Locale.ROOT).replaceAll("[^A-D]", "");
  }

  /** Judges a one-hot row, and the loss for a probability of one quarter. */
  public static Report oneHotAndLoss(double[] dress, double loss) {
    return Report.of("One-hot and loss", ONE_HOT.judge(dress), LOSS.judge(loss));
  }

  /** Judges the number of steps of an epoch, and the epochs for a number of steps. */
  public static Report steps(long steps, long epochs) {
    return Report.of("Steps", STEPS.judge(steps), ENOUGH_EPOCHS.judge(epochs));
  }

  /** Judges the numbers of the lines that contain the bugs A, B and C. */
  public static Report bugs(long a, long b, long c) {
    return Report.of("Bugs", NO_ACTIVATION.judge(a), NOT_SCALED.judge(b), NOT_UNSEEN.judge(c));
  }

  /** Judges the order of four lines of a program, such as "ABCD". */
  public static Report order(String letters) {
    return Report.of("Order", ORDER.judge(letters));
  }

  /** Judges a function that scales pixels from 0..255 to 0..1. */
  public static Report scale(UnaryOperator<INDArray> answer) {
    return Report.of("Pixels", SCALE.judge(answer));
  }

  /** Returns invented curves of a training run that overfits from epoch 12 on. */
  public static LearningCurve curve() {
    History history = new History();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      Map<String, Double> logs = new LinkedHashMap<>();
      logs.put("loss", 0.05 + 0.9 * Math.exp(-epoch / 7.0));
      logs.put("val_loss", 0.45 + 0.55 * Math.exp(-epoch / 4.0) + 0.007 * epoch);
      history.onEpochEnd(epoch - 1, logs);
    }
    return LearningCurve.of(history);
  }

  /** Returns a quiz about comparing two nets trained from a single seed. */
  public static Quiz oneSeed() {
    return Quiz.ask(
            "With one seed, net A reaches 0.842 and net B 0.847. Other seeds change the result by"
                + " 0.02. Which net is better?")
        .wrong("net B", "Another seed may reverse the order: chance exceeds the difference.")
        .wrong("net A", "It has the lower number, and even that means nothing here.")
        .right("nobody knows yet", "Train both with several seeds and compare the means.")
        .wrong("the one with fewer parameters", "It is cheaper, but that was not the question.");
  }

  /** Judges the epoch that was read from {@link #curve()}, and the answer to the quiz. */
  public static Report curveAndSeed(long stopAt, long oneSeed) {
    return Report.of("Curve and seed", STOP.judge(stopAt), oneSeed().judge(oneSeed));
  }

  /**
   * Judges a net that was trained on raw pixels: it must have no more parameters than the lecture's
   * net1, and an accuracy above 0.8.
   *
   * @param x the raw test images
   * @param y their one-hot labels, [n,10]
   */
  public static Report challenge(Sequential net, INDArray x, INDArray y) {
    return Report.of(
        "Challenge",
        NetCheck.fewerParameters("no more parameters than the 23,860 of net1", NET1 + 1)
            .because("The shape of net1 is enough.")
            .judge(net),
        NetCheck.higherAccuracy("an accuracy above 0.8 on the raw test images", ACCURACY, x, y)
            .because("Same net, same images, but it no longer starts out certain of wrong answers.")
            .otherwise(
                "Fewer than 80 of 100 are right. With raw pixels, the initial weights make huge"
                    + " scores: make the weights smaller. If a step is then larger than the"
                    + " weights, make the steps smaller as well.")
            .judge(net));
  }
}
