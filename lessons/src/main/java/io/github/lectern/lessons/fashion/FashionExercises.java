package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The exercises of notebook 04. */
public final class FashionExercises {
  private static final long NET1 = 23_860;

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
      Check.decimal("the loss when the right class got a quarter", Math.log(4), 0.005)
          .because("-ln 0.25 = ln 4 = 1.386.")
          .hint(
              Hint.when(
                  loss -> Math.abs(loss + Math.log(4)) < 0.005,
                  "A loss is positive: mind the sign."))
          .hint(
              Hint.when(
                  loss -> Math.abs(loss - 2) < 0.005,
                  "That is the logarithm to base 2; the natural one is Math.log."))
          .hint(
              Hint.when(
                  loss -> Math.abs(loss - Math.log10(4)) < 0.005,
                  "That is the logarithm to base 10; the natural one is Math.log."))
          .otherwise("L = -ln p, with the probability p of the right class.");

  private static final Check<Long> STEPS =
      Check.whole("steps in an epoch of 60,000 pictures, 256 at once", 235)
          .because("60,000 / 256 = 234.375: the last batch has 96 pictures.")
          .hint(Hint.to(234L, "The 96 pictures that are left over make a batch, too."))
          .hint(Hint.to(1_875L, "That is for batches of 32."))
          .otherwise("How many batches does it take until every picture has been in one?");

  private static final Check<Long> PARAMETERS =
      Check.whole("parameters of a net 784 - 100 - 10", 79_510)
          .because("(784 × 100 + 100) + (100 × 10 + 10).")
          .hint(Hint.to(79_400L, "Those are the weights; every node has a bias, too."))
          .hint(Hint.to(78_500L, "That is the hidden layer; the ten outputs learn as well."))
          .otherwise("A dense layer learns inputs × nodes weights and a bias for each node.");

  private static final FunctionCheck<INDArray, INDArray> SCALE =
      FunctionCheck.ofTensors("pixels from 0 to 1", 1e-6)
          .on(
              Nd4j.createFromArray(new float[] {0, 51, 255}),
              Nd4j.createFromArray(new float[] {0, 0.2f, 1}),
              "0 stays 0, and 255 becomes 1.")
          .on(
              Nd4j.createFromArray(new float[] {102}),
              Nd4j.createFromArray(new float[] {0.4f}),
              "Divide by 255 always, not by the largest value that happens to be there.")
          .because("One factor for all pictures, training and test alike.");

  private FashionExercises() {}

  /** Judges a one-hot row, and the loss for a probability of one quarter. */
  public static Report oneHotAndLoss(double[] dress, double loss) {
    return Report.of("One-hot and loss", ONE_HOT.judge(dress), LOSS.judge(loss));
  }

  /** Judges the number of steps of an epoch and the number of parameters of a net. */
  public static Report counts(long steps, long parameters) {
    return Report.of("Counts", STEPS.judge(steps), PARAMETERS.judge(parameters));
  }

  /** Judges a function that scales pixels from 0..255 to 0..1. */
  public static Report scale(UnaryOperator<INDArray> answer) {
    return Report.of("Pixels", SCALE.judge(answer));
  }

  /** Returns a quiz about when to stop training. */
  public static Quiz whenToStop() {
    return Quiz.ask(
            "After epoch 6 the training loss still falls, but the validation loss rises. What now?")
        .wrong("go on: the training loss falls", "The net memorises what it trains on.")
        .right(
            "take the weights of epoch 6",
            "From then on it gets worse on pictures that it has not seen.")
        .wrong("train on the validation pictures, too", "Then nothing is left to judge it by.")
        .wrong("start over with more nodes", "More nodes memorise even better.");
  }

  /** Returns a quiz about comparing two nets trained from a single seed. */
  public static Quiz oneSeed() {
    return Quiz.ask(
            "From one seed net A gets 0.842 and net B 0.847; other seeds differ by 0.02. Who wins?")
        .wrong("net B", "Another seed may turn them round: chance is larger than the difference.")
        .wrong("net A", "It has the lower number, and even that says nothing here.")
        .right("nobody knows yet", "Train both from several seeds and compare the means.")
        .wrong("the one with fewer parameters", "It is cheaper, but that was not measured here.");
  }

  /** Judges the answers to the two quizzes. */
  public static Report quizzes(long whenToStop, long oneSeed) {
    return Report.of("Quizzes", whenToStop().judge(whenToStop), oneSeed().judge(oneSeed));
  }

  /**
   * Judges a trained net, which must have no more parameters than the lecture's net1, and an
   * accuracy above 0.84.
   *
   * @param x the test images, prepared in the same way as the training images
   * @param y their one-hot labels, [n,10]
   */
  public static Report challenge(Sequential net, INDArray x, INDArray y) {
    return Report.of(
        "Challenge",
        NetCheck.fewerParameters("no more parameters than the 23,860 of net1", NET1 + 1)
            .because("The shape of net1 will do.")
            .judge(net),
        NetCheck.higherAccuracy("an accuracy above 0.84 on the test pictures", 0.84, x, y)
            .because("The same net, fed with better numbers.")
            .judge(net));
  }
}
