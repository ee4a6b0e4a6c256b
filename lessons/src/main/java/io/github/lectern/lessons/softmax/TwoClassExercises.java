package io.github.lectern.lessons.softmax;

import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The exercises of notebook 03: sigmoid or softmax, their parameters and labels, and how to convert
 * one to the other.
 */
public final class TwoClassExercises {
  private static final long ALL_PIXELS = 785;
  private static final double ACCURACY_TO_KEEP = 0.82;
  private static final String METRIC = "accuracy";
  private static final String SIGMOID_LAYER = "new Dense(%d, activation(\"sigmoid\"))";
  private static final String SOFTMAX_LAYER = "new Dense(%d, activation(\"softmax\"))";

  private static final Check<Long> CLASSES =
      Check.whole("classes of a softmax with 15,365 parameters on 3,072 numbers", 5)
          .because("15,365 = 5 × (3,072 + 1): five columns of weights, each with a bias.")
          .hint(Hint.to(15_365L, "That is the total. How many parameters does one class have?"))
          .hint(Hint.to(2L, "Two classes would have 6,146 parameters."))
          .otherwise("Each class has 3,072 weights and a bias. How many classes give 15,365?");

  private static final Check<Long> SIGMOID =
      Check.whole("parameters of a sigmoid on 3,072 numbers", 3_073)
          .because("One weight for each number, and one bias.")
          .hint(Hint.to(3_072L, "Those are the weights. There is also a bias."))
          .hint(Hint.to(6_146L, "That is softmax for two classes. A sigmoid has a single output."))
          .otherwise(
              "A sigmoid has one output: a weight for each of the 3,072 numbers, and a bias.");

  private static final Check<long[]> LABELS =
      ArrayCheck.shape("the shape of the labels for two outputs", 12_000, 2)
          .because("One row for each of the 12,000 images, one column for each of the 2 outputs.")
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {12_000, 1}),
                  "That is the shape after \"but got\". Look at the one after \"expected\"."))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {2, 12_000}),
                  "Samples come first: one row for each of them."))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {2}),
                  "The n in the message is the number of samples. It belongs to the shape."));

  private static final Check<Double> SCORE =
      Check.decimal("the score whose sigmoid is the second value of softmax(7, 9)", 2, 1e-9)
          .because("Only the difference matters: softmax(7, 9) = softmax(0, 2).")
          .hint(Hint.to(-2.0, "That gives the first value. The second one has the larger score."))
          .hint(Hint.to(9.0, "The sigmoid compares its score with 0, but the other score is 7."))
          .otherwise("By how much does the second score exceed the first?");

  private static final FunctionCheck<INDArray, INDArray> ONE_COLUMN =
      FunctionCheck.ofTensors("one column of weights instead of two", 1e-6)
          .on(
              Nd4j.createFromArray(new double[][] {{1, 4}, {2, 2}, {5, -1}}),
              Nd4j.createFromArray(new double[][] {{3}, {0}, {-6}}),
              "The column of class 1 minus the column of class 0, as a matrix with one column.")
          .on(
              Nd4j.createFromArray(new double[][] {{0.5, 0.25}}),
              Nd4j.createFromArray(new double[][] {{-0.25}}),
              "Keep a matrix with a single column, even for a single row.")
          .because("The sigmoid needs only the difference of the two columns that softmax learns.");

  private static final Check<Sequential> FEWER =
      Check.<Sequential>of(
              "fewer than 785 parameters",
              net -> net.layers().isEmpty(),
              net -> isTrained(net) && net.countParams() < ALL_PIXELS)
          .because("Neighbouring pixels say almost the same thing.")
          .hint(Hint.when(net -> !isTrained(net), "Train it first: a net gets its weights in fit."))
          .otherwise(net -> String.format(Locale.ROOT, "Yours has %,d.", net.countParams()));

  private static final Check<Evaluation> AS_GOOD =
      Check.<Evaluation>of(
              "at least 82 of 100 test images right",
              Objects::isNull,
              test -> test.names().contains(METRIC) && test.get(METRIC) >= ACCURACY_TO_KEEP)
          .because("What distinguishes a pullover from a coat is still visible in your inputs.")
          .hint(
              Hint.when(
                  test -> !test.names().contains(METRIC),
                  "Compile the net with metrics(\"accuracy\"), and evaluate it again."))
          .otherwise(
              test ->
                  String.format(
                      Locale.ROOT,
                      "Yours gets %.1f of 100 right. Try more epochs, or other inputs.",
                      100 * test.get(METRIC)));

  private TwoClassExercises() {}

  /** Returns a quiz about the last layer for two classes. */
  public static Quiz spam() {
    return Quiz.ask("Is a message spam? Which last layer can tell with the fewest parameters?")
        .right(SIGMOID_LAYER.formatted(1), "Two classes: one score, compared with 0, is enough.")
        .wrong(SOFTMAX_LAYER.formatted(2), "It can do the same, with twice as many parameters.")
        .wrong(SOFTMAX_LAYER.formatted(1), "Softmax of a single score is always 1.")
        .wrong(
            SIGMOID_LAYER.formatted(2), "That gives two probabilities that need not add up to 1.");
  }

  /** Returns a quiz about the last layer for ten classes. */
  public static Quiz digits() {
    return Quiz.ask("Which digit from 0 to 9 is in the image? Which last layer do you need?")
        .wrong(SIGMOID_LAYER.formatted(1), "One probability cannot distinguish ten classes.")
        .wrong(SOFTMAX_LAYER.formatted(9), "Each class needs an output, and there are ten digits.")
        .right(SOFTMAX_LAYER.formatted(10), "Ten scores compete; their probabilities add up to 1.")
        .wrong(
            SIGMOID_LAYER.formatted(10), "Then an image could be a 3 and an 8 at the same time.");
  }

  /** Returns a quiz about the last layer if several classes may apply at once. */
  public static Quiz tags() {
    return Quiz.ask(
            "Which of the tags beach, dog and sunset fit a photo? There may be several. Which last"
                + " layer do you need?")
        .wrong(
            SOFTMAX_LAYER.formatted(3),
            "Its probabilities add up to 1, so each tag takes something from the others.")
        .right(SIGMOID_LAYER.formatted(3), "These are three independent yes-or-no questions.")
        .wrong(
            SOFTMAX_LAYER.formatted(8),
            "A class for each combination works, but 20 tags would need more than a million.")
        .wrong(SIGMOID_LAYER.formatted(1), "One probability answers one question; you have three.");
  }

  /** Judges the answers to the three quizzes. */
  public static Report quizzes(long spam, long digits, long tags) {
    return Report.of("Quizzes", spam().judge(spam), digits().judge(digits), tags().judge(tags));
  }

  /** Judges the classes of a softmax layer, and the number of parameters of a sigmoid layer. */
  public static Report counts(long classes, long sigmoid) {
    return Report.of("Counts", CLASSES.judge(classes), SIGMOID.judge(sigmoid));
  }

  /** Judges the shape of one-hot labels for two outputs. */
  public static Report labelShape(long... shape) {
    return Report.of("Error", LABELS.judge(shape));
  }

  /** Judges the score whose sigmoid is the second value of softmax(7, 9). */
  public static Report score(double score) {
    return Report.of("Score", SCORE.judge(score));
  }

  /** Judges a function that converts softmax weights [k,2] to sigmoid weights [k,1]. */
  public static Report oneColumn(UnaryOperator<INDArray> answer) {
    return Report.of("One column", ONE_COLUMN.judge(answer));
  }

  /**
   * Judges a net for two classes by its number of parameters and its accuracy. A net without layers
   * counts as not done yet, and so does a missing evaluation.
   *
   * @param test the evaluation of the net on the test images; may be null
   */
  public static Report fewer(Sequential net, Evaluation test) {
    return Report.of("Challenge", FEWER.judge(net), AS_GOOD.judge(test));
  }

  private static boolean isTrained(Sequential net) {
    return net.layers().stream().allMatch(Layer::isBuilt);
  }
}
