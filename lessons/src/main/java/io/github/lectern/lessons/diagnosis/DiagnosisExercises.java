package io.github.lectern.lessons.diagnosis;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The exercises of notebook 09 that need no patient: first losses, silent nodes, two bugs. */
public final class DiagnosisExercises {
  private static final String LN_K = "A blind guess among k classes costs ln k.";
  private static final double EXACT = 1e-4;

  private static final Check<Double> TWO_CLASSES =
      loss("first loss, two classes", Math.log(2))
          .because("ln 2 is about 0.69.")
          .hint(
              Hint.when(a -> a == 0.5, "That is the probability. The loss is minus its logarithm."))
          .hint(Hint.when(a -> a == 1, "That is the logarithm to the base 2; we use base e."))
          .otherwise(LN_K);

  private static final Check<Double> HUNDRED_CLASSES =
      loss("first loss, 100 classes", Math.log(100))
          .because("ln 100 = 2 ln 10, twice that of Fashion-MNIST.")
          .hint(Hint.when(a -> a == 2, "That is the logarithm to the base 10; we use base e."))
          .hint(Hint.when(a -> isRounded(a, Math.log(10)), "That is for ten classes."))
          .otherwise(LN_K);

  private static final Check<Double> HOW_MANY =
      Check.decimal("number of classes, first loss 3.91", 50, 0.5)
          .because("ln 50 is about 3.91.")
          .hint(
              Hint.when(
                  a -> Math.abs(a - 8128) < 100, "That is 10 to the power of 3.91; use base e."))
          .hint(
              Hint.when(
                  a -> Math.abs(a - 50) < 2, "Nearly. Is its logarithm 3.91, to two decimals?"))
          .otherwise("Which number has the logarithm 3.91? Math.exp undoes Math.log.");

  private static final FunctionCheck<INDArray, Double> SILENT_SHARE =
      FunctionCheck.<INDArray, Double>of(
              "the share of silent nodes", (right, answer) -> Math.abs(right - answer) < 1e-6)
          .on(
              Nd4j.createFromArray(new float[][] {{0, 2, 0, 1}, {0, 0, 3, 1}}),
              0.25,
              "A column is a node. Only the first of the four is never above 0.")
          .on(
              oneInFourHundred(),
              0.5,
              "One of the two nodes is active on 1 image in 400, fewer than 1 in 100, so it counts"
                  + " as silent.")
          .on(
              Nd4j.createFromArray(new float[][] {{-0.5f, 2}, {-0.1f, 1}}),
              0.5,
              "Active means above 0, not different from 0.")
          .on(
              Nd4j.createFromArray(new float[][] {{0.001f, 3}, {0.002f, 0}}),
              0.0,
              "A small output is also above 0: count on how many images a node is active.")
          .because("Count per node first, then count the nodes.");

  private static final Check<Long> LINE_B =
      Check.whole("patient B: the line with the bug", 3)
          .because("The images are sorted by brightness, but their labels are not.")
          .hint(Hint.to(1L, "This line is correct: it scales the images."))
          .hint(Hint.to(2L, "This line only computes an order. What is then put into it?"))
          .hint(
              Hint.to(
                  4L,
                  "This line is correct: one row per label, in the old order. Which line"
                      + " changes an order?"))
          .hint(Hint.to(5L, "fit trains on whatever it gets. Does y still belong to x?"))
          .otherwise("The lines are numbered from 1 to 5.");

  private static final Check<Long> LINE_D =
      Check.whole("patient D: the line with the bug", 2)
          .because("The training images include those of the validation set.")
          .hint(Hint.to(1L, "This line is correct: it scales the images."))
          .hint(Hint.to(3L, "This line is correct: these images are set aside. Are they really?"))
          .hint(Hint.to(4L, "In many epochs, a net memorises, but only its training set."))
          .otherwise("The lines are numbered from 1 to 4.");

  private DiagnosisExercises() {}

  /** Returns a check of a loss, which may be rounded to one decimal or more. */
  private static Check<Double> loss(String question, double right) {
    return Check.<Double>of(question, a -> a == 0, a -> isRounded(a, right))
        .hint(
            Hint.when(
                a -> Math.abs(a - right) < 0.05,
                "Nearly. Write the calculation itself, or check how you rounded."));
  }

  private static boolean isRounded(double answer, double right) {
    return Math.abs(answer - right) <= EXACT
        || DoubleStream.of(10, 100, 1000)
            .anyMatch(unit -> Math.abs(answer - Math.rint(right * unit) / unit) < 1e-9);
  }

  private static INDArray oneInFourHundred() {
    INDArray outputs = Nd4j.zeros(DataType.FLOAT, 400, 2);
    outputs.getColumn(1).assign(1);
    return outputs.putScalar(7, 0, 2);
  }

  /** Returns a quiz about a net whose lights are all green. */
  public static Quiz allGreen() {
    return Quiz.ask("All the lights of a report are green. What do you know?")
        .wrong(
            "the net is good",
            "The report knows nothing of images that the net has not seen, nor of the labels.")
        .right(
            "the net can learn; whether it learns the right thing is another question",
            "A new net with wrong labels has green lights, and so has one that has learned"
                + " from the test images.")
        .wrong(
            "the net has finished learning", "A new, healthy net is green before its first step.");
  }

  /** Returns a quiz about a first loss below that of a blind guess. */
  public static Quiz tooGood() {
    return Quiz.ask(
            "A new net for ten classes, with random weights, has a loss of 0.4 before its first"
                + " step. What do you suspect?")
        .wrong("lucky initial weights", "Nobody is that lucky on 60,000 images.")
        .right(
            "the net is not new",
            "Somebody has trained it before, perhaps by running a cell twice: create it again.")
        .wrong("pixels that are too large", "They make the first loss larger, not smaller.")
        .wrong(
            "a learning rate that is too large",
            "The learning rate has done nothing yet: no step has been taken.");
  }

  /** Returns a quiz about the first thing to look at. */
  public static Quiz firstLook() {
    return Quiz.ask("A net does not learn. Which of these is the cheapest first look?")
        .wrong(
            "train for ten times as many epochs", "It takes the longest, and may explain nothing.")
        .wrong(
            "try five learning rates",
            "That is five training runs. One number can save you all of them.")
        .right(
            "the loss before the first step",
            "It takes a second, needs no training, and compares with a number that you know: ln k.")
        .wrong("add a layer", "A bigger patient is harder to examine.");
  }

  /** Judges the answers to the three quizzes. */
  public static Report quizzes(long allGreen, long tooGood, long firstLook) {
    return Report.of(
        "Quizzes",
        allGreen().judge(allGreen),
        tooGood().judge(tooGood),
        firstLook().judge(firstLook));
  }

  /** Judges the first losses for two and for 100 classes, and the classes for a loss of 3.91. */
  public static Report firstLosses(double two, double hundred, double classes) {
    return Report.of(
        "First losses",
        TWO_CLASSES.judge(two),
        HUNDRED_CLASSES.judge(hundred),
        HOW_MANY.judge(classes));
  }

  /**
   * Judges a function from the outputs of a relu layer, [n,nodes], to the share of silent nodes.
   */
  public static Report silentShare(Function<INDArray, Double> answer) {
    return Report.of("Silent nodes", SILENT_SHARE.judge(answer));
  }

  /** Judges the numbers of the lines that made patients B and D ill. */
  public static Report bugs(long lineB, long lineD) {
    return Report.of("Two bugs", LINE_B.judge(lineB), LINE_D.judge(lineD));
  }
}
