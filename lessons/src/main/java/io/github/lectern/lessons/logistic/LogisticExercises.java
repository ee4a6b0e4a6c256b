package io.github.lectern.lessons.logistic;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import io.github.lectern.lessons.check.ArrayCheck;
import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.FunctionCheck;
import io.github.lectern.lessons.check.Hint;
import io.github.lectern.lessons.check.Quiz;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.plots.FunctionPlot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The exercises of notebook 01: scores, curves, shapes, the sigmoid, and a model chosen by hand.
 */
public final class LogisticExercises {
  private static final double SURE = 0.9;
  private static final double CURVE_WEIGHT = 2;

  private static final Check<Double> SCORE =
      Check.decimal("the score of the sample (3, 2)", -0.5, 1e-9)
          .because("It is 0.5 + 1 · 3 + (-2) · 2.")
          .hint(Hint.to(-1.0, "That is the sum of the products; the bias is missing."))
          .hint(Hint.to(7.5, "The second weight is negative."))
          .otherwise("z = b + w1 x1 + w2 x2.");

  private static final Check<Double> PROBABILITY =
      Check.share("its probability", sigmoid(-0.5), 0.0005)
          .because("It is exp(-0.5) / (1 + exp(-0.5)), a little less than one half.")
          .hint(
              Hint.when(
                  p -> Math.abs(p - sigmoid(0.5)) < 0.0005,
                  "That is the probability of the opposite score: mind the sign."))
          .hint(
              Hint.when(
                  p -> Math.abs(p - Math.exp(-0.5)) < 0.0005,
                  "That is exp(z) alone; divide it by 1 + exp(z)."))
          .otherwise("It is sigmoid(z) = exp(z) / (1 + exp(z)), and z is the score above.");

  private static final Check<Double> UNDECIDED =
      Check.decimal("the x at which the model is undecided", 3, 0.2)
          .because("There the curve crosses one half.")
          .otherwise("Undecided means a probability of one half. Where does the curve reach it?");

  private static final Check<Double> BIAS =
      Check.decimal("the bias", -CURVE_WEIGHT * 3, 0.4)
          .because("A probability of one half means a score of 0, so 2 · 3 + b = 0.")
          .hint(Hint.to(6.0, "Then the score at x = 3 would be 2 · 3 + 6; it should be 0."))
          .hint(Hint.to(-3.0, "Mind the weight: it is 2 · 3 + b that is 0."))
          .otherwise("A probability of one half means a score of 0: solve 2x + b = 0.");

  private static final Check<long[]> WEIGHTS =
      ArrayCheck.shape("the shape of the weights W", 12, 1)
          .because(
              "There is a weight for each of the 12 numbers, in one column for the one output.")
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {1, 12}),
                  "In XW the rows of W meet the columns of X, so there are 12 rows."))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {200, 1}),
                  "The weights are the same for every patient."))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {200, 12}), "That is the shape of X."))
          .hint(
              Hint.when(
                  shape -> shape.length == 2,
                  "X has 12 columns, and W needs a row for each of them; there is one output."));

  private static final Check<long[]> SCORES =
      ArrayCheck.shape("the shape of XW + b", 200, 1)
          .because("There is a score for each patient; the one bias is broadcast.")
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {1, 1}),
                  "That is the bias alone; it is repeated for every row."))
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {200, 12}),
                  "XW gets its columns from W, which has only one."))
          .hint(
              Hint.when(
                  shape -> shape.length == 2, "There is one score for each patient, one per row."));

  private static final Check<long[]> WRONG_BIAS =
      ArrayCheck.shape("the shape of the bias in the program", 12, 1)
          .because("It is the second shape in the message, since it is added to XW.")
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {200, 1}),
                  "That is the first shape in the message: XW has a score for each patient."));

  private static final Check<long[]> RIGHT_BIAS =
      ArrayCheck.shape("the shape that it should have", 1, 1)
          .because("One number is added to every score.")
          .hint(
              Hint.when(
                  shape -> Arrays.equals(shape, new long[] {200, 1}),
                  "That could be added, but then each patient would have a bias of their own."));

  private static final FunctionCheck<Double, Double> SIGMOID =
      FunctionCheck.ofNumbers("a sigmoid of your own", 1e-9)
          .on(0.0, 0.5, "A score of 0 should give one half. Division comes before addition.")
          .on(2.0, 0.8807970779778823, "The formula is exp(z) / (1 + exp(z)).")
          .on(-2.0, 0.11920292202211755, "The probabilities of opposite scores add up to 1.")
          .on(1000.0, 1.0, "exp(1000) is infinite. Divide numerator and denominator by exp(z).")
          .on(-1000.0, 0.0, "At -1000, exp(-z) is infinite, and 1 divided by infinity is 0.")
          .because("It works for every score.");

  private static final Check<List<Double>> AND =
      Check.<List<Double>>of(
              "sure of (1, 1) only",
              w -> w.stream().allMatch(number -> number == 0),
              w -> complaint(w).isEmpty())
          .because("One line separates (1, 1) from the other three.")
          .otherwise(LogisticExercises::complaint);

  private LogisticExercises() {}

  /** Returns a quiz about the sigmoid of the opposite score. */
  public static Quiz opposite() {
    return Quiz.ask("Which of these is 1 - sigmoid(z)?")
        .wrong("-sigmoid(z)", "It would be negative; a probability is not.")
        .right("sigmoid(-z)", "The curve is symmetric about its middle at z = 0.")
        .wrong("1 / sigmoid(z)", "It would be greater than 1.")
        .wrong("sigmoid(1 - z)", "At z = 0 that is sigmoid(1) = 0.73, but 1 - 0.5 is 0.5.");
  }

  /** Returns a quiz about shapes that can be broadcast. */
  public static Quiz shapes() {
    return Quiz.ask("Which shape cannot be added to a tensor of shape (5, 2)?")
        .wrong("(1, 2)", "It is repeated for each of the 5 rows.")
        .wrong("(5, 1)", "It is repeated for both columns.")
        .wrong("(1, 1)", "A single number is repeated everywhere.")
        .right("(2, 5)", "5 and 2 differ, and neither of them is 1.");
  }

  /** Judges the answers to the two quizzes. */
  public static Report quizzes(long opposite, long shapes) {
    return Report.of("Quizzes", opposite().judge(opposite), shapes().judge(shapes));
  }

  /** Judges a score and its probability. */
  public static Report byHand(double score, double probability) {
    return Report.of("By hand", SCORE.judge(score), PROBABILITY.judge(probability));
  }

  /** Returns the curve of a model with one input, the weight 2 and the bias -6. */
  public static FunctionPlot curve() {
    return FunctionPlot.over(-1, 7)
        .axes("input x", "probability")
        .add("sigmoid(2x + b)", x -> sigmoid(CURVE_WEIGHT * (x - 3)));
  }

  /** Judges what was read off the curve: where the model is undecided, and its bias. */
  public static Report byEye(double undecided, double bias) {
    return Report.of("By eye", UNDECIDED.judge(undecided), BIAS.judge(bias));
  }

  /** Judges the shape of the weights and the shape of the scores. */
  public static Report patients(long[] weights, long[] scores) {
    return Report.of("Shapes", WEIGHTS.judge(weights), SCORES.judge(scores));
  }

  /** Judges the shape of the bias that causes an error, and the shape that it should have. */
  public static Report error(long[] wrong, long[] right) {
    return Report.of("Error", WRONG_BIAS.judge(wrong), RIGHT_BIAS.judge(right));
  }

  /** Judges a function from a score to a probability. */
  public static Report sigmoidOfYourOwn(UnaryOperator<Double> answer) {
    return Report.of("Sigmoid", SIGMOID.judge(answer));
  }

  /**
   * Judges the weights and the bias of a model of two inputs. Its probability must be above 0.9 at
   * (1, 1), and below 0.1 at the other three corners of the unit square.
   */
  public static Report bothLights(double w1, double w2, double b) {
    return Report.of("Challenge", AND.judge(List.of(w1, w2, b)));
  }

  /**
   * Returns a description of the first corner of the unit square at which the model fails, or an
   * empty text if it never fails.
   */
  private static String complaint(List<Double> w) {
    for (int corner = 0; corner < 4; corner++) {
      int x1 = corner / 2;
      int x2 = corner % 2;
      double p = sigmoid(w.get(2) + w.get(0) * x1 + w.get(1) * x2);
      boolean yes = x1 == 1 && x2 == 1;
      if (yes ? p <= SURE : p >= 1 - SURE) {
        return String.format(
            Locale.ROOT,
            "At (%d, %d) the probability is %.4f; it should be %s.",
            x1,
            x2,
            p,
            yes ? "above 0.9" : "below 0.1");
      }
    }
    return "";
  }
}
