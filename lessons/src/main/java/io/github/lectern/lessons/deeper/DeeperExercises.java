package io.github.lectern.lessons.deeper;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.plots.OverlaidCurves;
import java.util.Locale;
import java.util.Map;

/**
 * The exercises of notebook 07: curves, an honest experiment, the purpose of a test set, and a
 * first convolution.
 */
public final class DeeperExercises {
  private static final double[] LOSS = {0.62, 0.47, 0.41, 0.37, 0.34, 0.31, 0.29, 0.27, 0.25, 0.24};
  private static final double[] VAL_LOSS = {
    0.55, 0.46, 0.42, 0.40, 0.39, 0.40, 0.41, 0.43, 0.46, 0.49
  };

  private static final Check<Long> BEST_EPOCH =
      Check.whole("the epoch after which you would stop", 5)
          .because("The validation loss is lowest after epoch 5, at 0.39; then it rises.")
          .hint(
              Hint.to(
                  10L,
                  "The training loss is lowest there, but the loss on unseen images has"
                      + " risen again."))
          .hint(Hint.to(1L, "After one epoch, both losses are still falling."))
          .otherwise("Find the lowest point of the validation curve.");

  private static final Check<Double> GAP =
      Check.decimal("the gap between the two losses after epoch 10", 0.25, 0.011)
          .because("0.49 on unseen images minus 0.24 on the training images.")
          .hint(
              Hint.when(
                  gap -> Math.abs(gap + 0.25) <= 0.011,
                  "The gap is the validation loss minus the training loss."))
          .hint(
              Hint.when(
                  gap -> Math.abs(gap - 0.05) <= 0.011, "That is the gap after epoch 5, not 10."))
          .otherwise("Read both curves at epoch 10 and subtract.");

  private static final Check<String> ORDER =
      Check.<String>of(
              "the order of an honest experiment",
              String::isBlank,
              order -> letters(order).equals("BDAC"))
          .because(
              "Split the data, train the nets, choose by the validation images, and test"
                  + " once.")
          .hint(
              Hint.when(
                  order -> !letters(order).matches("(?=.*A)(?=.*B)(?=.*C)(?=.*D)[ABCD]{4}"),
                  "Write each of the four letters once, such as \"ABCD\"."))
          .hint(
              Hint.when(
                  order -> !letters(order).endsWith("C"),
                  "Once you have looked at the test images, you must not change anything."))
          .hint(
              Hint.when(
                  order -> letters(order).indexOf('D') < letters(order).indexOf('B'),
                  "If the nets are trained first, they also learn from the images that will"
                      + " judge them."))
          .otherwise("Nobody can choose among nets that have not been trained.");

  private static final Check<Long> BUG =
      Check.whole("the line that makes the comparison unfair", 5)
          .because("Net B is trained on the test images before it is judged by them.")
          .hint(Hint.to(1L, "Both nets get the same seed, which is fair."))
          .hint(Hint.to(2L, "Net A trains on the training images only."))
          .hint(Hint.to(3L, "Both nets get the same seed, which is fair."))
          .hint(
              Hint.to(
                  4L,
                  "validationData only measures after each epoch. The net learns nothing"
                      + " from it."))
          .hint(
              Hint.to(6L, "evaluate changes nothing, and net A was never trained on these images."))
          .hint(
              Hint.to(
                  7L,
                  "evaluate changes nothing. But has net B been trained on these"
                      + " images before?"))
          .otherwise("The lines are numbered from 1 to 7.");

  private static final Check<Long> CONVOLUTION =
      Check.whole("parameters of 32 small windows of 3 by 3", 320)
          .because("9 weights and a bias for each of the 32 windows.")
          .hint(Hint.to(288L, "Those are the weights; every window also has a bias."))
          .hint(Hint.to(289L, "Every window has a bias of its own."))
          .hint(
              Hint.to(
                  250_880L,
                  "A window has the same weights wherever it is, so the size of the"
                      + " image does not matter."))
          .hint(Hint.to(25_120L, "A window sees 3 by 3 pixels, not all 784."))
          .otherwise("How many pixels does a window see? How many windows are there?");

  private DeeperExercises() {}

  private static String letters(String order) {
    return order.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
  }

  /** Returns the training loss and the validation loss of a made-up net that overfits. */
  public static OverlaidCurves curves() {
    History history = new History();
    for (int epoch = 0; epoch < LOSS.length; epoch++) {
      history.onEpochEnd(epoch, Map.of("loss", LOSS[epoch], "val_loss", VAL_LOSS[epoch]));
    }
    return OverlaidCurves.of("loss")
        .add("training images", history)
        .add("validation images", "val_loss", history);
  }

  /** Judges what a student has read from {@link #curves()}. */
  public static Report curves(long bestEpoch, double gap) {
    return Report.of("Curves", BEST_EPOCH.judge(bestEpoch), GAP.judge(gap));
  }

  /** Judges the order of the steps of an experiment, such as "ABCD". */
  public static Report order(String order) {
    return Report.of("Order", ORDER.judge(order));
  }

  /** Judges the number of the line that makes a comparison of two nets unfair. */
  public static Report bug(long line) {
    return Report.of("Bug", BUG.judge(line));
  }

  /** Judges the number of parameters of a first convolution. */
  public static Report convolution(long parameters) {
    return Report.of("Windows", CONVOLUTION.judge(parameters));
  }

  /** Returns a quiz about calling {@code fit} on the test set. */
  public static Quiz testSet() {
    return Quiz.ask("What is wrong with calling net2.fit(XX, yy) instead of net2.evaluate(XX, yy)?")
        .wrong("nothing: both show loss and accuracy", "Both show them, but fit trains the net.")
        .wrong("it takes longer", "It does. What is worse, it changes the net permanently.")
        .right(
            "the net learns the test images",
            "After that, no unseen images are left to judge the net by.")
        .wrong("the batches are shuffled", "They are, but the order does no harm.");
  }

  /** Returns a quiz about a deep net without activation functions. */
  public static Quiz withoutRelu() {
    return Quiz.ask(
            "Someone builds net3 without activation(\"relu\") in its five hidden layers. What can"
                + " it do?")
        .wrong("as much as net3", "Without relu, several layers can do no more than one.")
        .right(
            "as much as a net without hidden layers",
            "The product of six matrices is one matrix, and softmax follows in both nets.")
        .wrong("nothing: training fails", "It trains without any error.")
        .wrong(
            "more, since no node can fall silent", "No node falls silent, but none adds anything.");
  }

  /** Judges the answers to the two quizzes. */
  public static Report quizzes(long testSet, long withoutRelu) {
    return Report.of("Quizzes", testSet().judge(testSet), withoutRelu().judge(withoutRelu));
  }
}
