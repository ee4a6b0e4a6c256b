package io.github.lectern.lessons.deeper;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;

/** The exercises of notebook 07: counts, the purpose of a test set, and a first convolution. */
public final class DeeperExercises {
  private static final long NET2 = 648_010;
  private static final long NET3 = 1_399_510;

  private static final Check<Long> COUNT =
      Check.whole("parameters of net3", NET3)
          .because("392,500 + 4 × 250,500 + 5,010.")
          .hint(Hint.to(1_397_000L, "Those are the weights; every node has a bias, too."))
          .hint(Hint.to(1_650_010L, "Five hidden layers have four gaps between them, not five."))
          .hint(Hint.to(1_149_010L, "Five hidden layers have four gaps between them, not three."))
          .hint(Hint.to(NET2, "That is net2, with two hidden layers."))
          .hint(Hint.to(1_394_500L, "The ten outputs learn as well."))
          .otherwise("784 to 500, four times 500 to 500, and 500 to 10.");

  private static final Check<Double> TIMES =
      Check.decimal("how many times as many as net2", (double) NET3 / NET2, 0.005)
          .because("1,399,510 / 648,010 = 2.16.")
          .hint(Hint.to(2.0, "Dividing two whole numbers drops the fraction."))
          .hint(
              Hint.when(
                  times -> Math.abs(times - (double) NET2 / NET3) < 0.005,
                  "Upside down: divide the larger number by the smaller one."))
          .otherwise("Divide the parameters of net3 by the 648,010 of net2.");

  private static final Check<Long> STEPS =
      Check.whole("steps for 10,000 images in batches of 32", 313)
          .because("10,000 / 32 = 312.5: the last batch has 16 images.")
          .hint(Hint.to(312L, "That leaves 16 images over; they make a batch, too."))
          .hint(Hint.to(1_875L, "That is for the 60,000 training images."))
          .otherwise("How many batches of 32 does it take until every image has been in one?");

  private static final Check<Long> CONVOLUTION =
      Check.whole("parameters of 32 small windows of 3 by 3", 320)
          .because("9 weights and a bias for each of the 32 windows.")
          .hint(Hint.to(288L, "Those are the weights; every window has a bias, too."))
          .hint(Hint.to(289L, "Every window has a bias of its own."))
          .hint(
              Hint.to(
                  250_880L, "A window is used at every place of the image with the same weights."))
          .hint(Hint.to(25_120L, "A window sees 3 by 3 pixels, not all 784."))
          .otherwise("How many pixels does a window see? How many windows are there?");

  private DeeperExercises() {}

  /** Judges the number of parameters of net3, and its ratio to the number of parameters of net2. */
  public static Report counts(long net3, double timesAsMany) {
    return Report.of("Counts", COUNT.judge(net3), TIMES.judge(timesAsMany));
  }

  /** Judges the number of steps of an evaluation of 10,000 images. */
  public static Report steps(long steps) {
    return Report.of("Steps", STEPS.judge(steps));
  }

  /** Judges the number of parameters of a first convolution. */
  public static Report convolution(long parameters) {
    return Report.of("Windows", CONVOLUTION.judge(parameters));
  }

  /** Returns a quiz about calling {@code fit} on the test set. */
  public static Quiz testSet() {
    return Quiz.ask("What is wrong with net2.fit(XX, yy) in place of net2.evaluate(XX, yy)?")
        .wrong("nothing, both show loss and accuracy", "Both show them; only fit trains the net.")
        .wrong("it takes longer", "It does, but there is worse: it changes the net for good.")
        .right(
            "the net learns the test images",
            "After that nothing is left that it has never seen, so nothing can judge it.")
        .wrong("the batches are shuffled", "They are; the order does not change what is right.");
  }

  /** Returns a quiz about images whose pixels are shuffled. */
  public static Quiz shuffledPixels() {
    return Quiz.ask("All images get the same shuffle of their pixels. What does a dense net lose?")
        .wrong("everything, it sees noise", "We do. The net has a weight for every place anyway.")
        .right("nothing", "It never knew which pixels are neighbours, so it has nothing to lose.")
        .wrong("it needs more nodes", "The same weights, in another order, do the same.")
        .wrong("its outputs are shuffled, too", "The labels stay as they are.");
  }

  /** Judges the answers to the two quizzes. */
  public static Report quizzes(long testSet, long shuffledPixels) {
    return Report.of("Quizzes", testSet().judge(testSet), shuffledPixels().judge(shuffledPixels));
  }
}
