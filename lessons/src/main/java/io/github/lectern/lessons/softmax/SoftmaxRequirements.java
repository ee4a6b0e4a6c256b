package io.github.lectern.lessons.softmax;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.tensor.Shapes;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * The requirements that a function must meet to turn two scores into two probabilities. The
 * function is tested on a few pairs of scores.
 *
 * <pre>{@code
 * SoftmaxRequirements.probabilities(z -> sigmoid(z))
 * }</pre>
 */
public final class SoftmaxRequirements {
  private static final double ROUNDING = 1e-6;
  private static final double[][] SCORES = {{2, 1}, {0, 0}, {-3, 4}, {5, -1}, {-2, -2.5}};
  private static final double LARGE = 100;
  private static final String[] WORDS = {"first", "second"};

  /** A condition on two scores and the two values computed from them. */
  @FunctionalInterface
  interface Requirement {
    boolean holds(double[] z, double[] p);
  }

  static final Requirement IS_BETWEEN = (z, p) -> p[0] > 0 && p[0] < 1 && p[1] > 0 && p[1] < 1;

  /** For large scores, 0 and 1 are accepted, because an exponential may be rounded to them. */
  static final Requirement IS_BETWEEN_OR_ROUNDED =
      (z, p) ->
          Math.abs(z[0]) < LARGE
              ? IS_BETWEEN.holds(z, p)
              : p[0] >= 0 && p[0] <= 1 && p[1] >= 0 && p[1] <= 1;

  static final String DO_THE_SHAPES_FIT =
      "Do the shapes fit? v.sum(1) is a row of numbers, v.sum(true, 1) is a column.";

  static final Requirement HAS_SUM_ONE = (z, p) -> isNear(p[0] + p[1], 1);

  private static final Check<UnaryOperator<INDArray>> BETWEEN =
      each("(1) each value is above 0 and below 1", IS_BETWEEN)
          .because("For these scores, each value can be read as a probability.");

  private static final Check<UnaryOperator<INDArray>> SUM =
      each("(2) the two values add up to 1", HAS_SUM_ONE)
          .because("Each sample belongs to exactly one of the two classes.");

  private static final Check<UnaryOperator<INDArray>> LOGISTIC =
      Check.<UnaryOperator<INDArray>>of(
              "(3) each value by itself is logistic: a step of 1 multiplies the odds by e",
              activation -> activation.apply(scores()) == null,
              activation -> keepsShape(activation, scores()) && stepThatFails(activation).isEmpty())
          .because("Two logistic models side by side are still logistic models.")
          .otherwise(
              activation ->
                  keepsShape(activation, scores())
                      ? stepThatFails(activation)
                      : wrongShape(activation, scores()));

  private SoftmaxRequirements() {}

  /**
   * Returns a table with one row for each pair of scores, and the values that the function computes
   * from it.
   *
   * @param activation a function from scores [n,2] to values [n,2]
   */
  public static Table tried(UnaryOperator<INDArray> activation) {
    double[][] p = activation.apply(scores()).toDoubleMatrix();
    return Table.create(
        "Five pairs of scores",
        column("z1", "0.0", score(0)),
        column("z2", "0.0", score(1)),
        column("p1", "0.0000", Arrays.stream(p).mapToDouble(row -> row[0]).toArray()),
        column("p2", "0.0000", Arrays.stream(p).mapToDouble(row -> row[1]).toArray()),
        column(
            "p1 + p2", "0.0000", Arrays.stream(p).mapToDouble(row -> row[0] + row[1]).toArray()));
  }

  /**
   * Judges the first two requirements.
   *
   * @param activation a function from scores [n,2] to values [n,2]
   */
  public static Report probabilities(UnaryOperator<INDArray> activation) {
    return Report.of("Requirements (1) and (2)", BETWEEN.judge(activation), SUM.judge(activation));
  }

  /**
   * Returns a table with one row for each pair of scores: the odds p1 : p2, the odds after the
   * first score was raised by 1, and their ratio.
   *
   * @param activation a function from scores [n,2] to values [n,2]
   */
  public static Table odds(UnaryOperator<INDArray> activation) {
    return Table.create(
        "The odds, before and after a step of 1 in z1",
        column("z1", "0.0", score(0)),
        column("z2", "0.0", score(1)),
        column("odds p1 : p2", "0.000000", odds(activation, 0, 0)),
        column("odds at z1 + 1", "0.000000", odds(activation, 0, 1)),
        column("factor", "0.0000", factors(activation, 0)));
  }

  /**
   * Judges the third requirement, by the odds: if either score is raised by 1, the odds of its
   * value are multiplied by e.
   *
   * @param activation a function from scores [n,2] to values [n,2]
   */
  public static Report logistic(UnaryOperator<INDArray> activation) {
    return Report.of("Requirement (3)", LOGISTIC.judge(activation));
  }

  /**
   * Returns a check that the requirement holds for every pair of scores of the lesson. A wrong
   * answer gets the first failure as a hint.
   */
  static Check<UnaryOperator<INDArray>> each(String question, Requirement requirement) {
    return eachOf(SCORES, question, requirement);
  }

  /** Returns a check that the requirement holds for every one of these pairs of scores. */
  static Check<UnaryOperator<INDArray>> eachOf(
      double[][] pairs, String question, Requirement requirement) {
    INDArray z = Nd4j.createFromArray(pairs);
    return Check.<UnaryOperator<INDArray>>of(
            question,
            activation -> activation.apply(z) == null,
            activation ->
                keepsShape(activation, z) && failing(activation, pairs, requirement).isEmpty())
        .ifItThrows(DO_THE_SHAPES_FIT)
        .otherwise(
            activation ->
                keepsShape(activation, z)
                    ? example(
                        activation, pairs, failing(activation, pairs, requirement).orElseThrow())
                    : wrongShape(activation, z));
  }

  private static boolean keepsShape(UnaryOperator<INDArray> activation, INDArray z) {
    return Arrays.equals(activation.apply(z).shape(), z.shape());
  }

  private static String wrongShape(UnaryOperator<INDArray> activation, INDArray z) {
    return "Scores of shape %s give values of shape %s; the shape must stay the same."
        .formatted(Shapes.tuple(z), Shapes.tuple(activation.apply(z)));
  }

  private static OptionalInt failing(
      UnaryOperator<INDArray> activation, double[][] pairs, Requirement requirement) {
    double[][] values = activation.apply(Nd4j.createFromArray(pairs)).toDoubleMatrix();
    return IntStream.range(0, pairs.length)
        .filter(i -> !requirement.holds(pairs[i], values[i]))
        .findFirst();
  }

  private static String example(UnaryOperator<INDArray> activation, double[][] pairs, int row) {
    double[] values = activation.apply(Nd4j.createFromArray(pairs)).toDoubleMatrix()[row];
    return String.format(
        Locale.ROOT,
        "The scores %.1f and %.1f give %.4f and %.4f.",
        pairs[row][0],
        pairs[row][1],
        values[0],
        values[1]);
  }

  /**
   * Returns a description of the first step that does not multiply the odds by e, or an empty text
   * if all do.
   */
  private static String stepThatFails(UnaryOperator<INDArray> activation) {
    for (int k = 0; k < 2; k++) {
      double[] factors = factors(activation, k);
      for (int row = 0; row < factors.length; row++) {
        if (!isNear(factors[row], Math.E)) {
          return String.format(
              Locale.ROOT,
              "At the scores %.1f and %.1f, a step of 1 in the %s one multiplies its odds by %.4f.",
              SCORES[row][0],
              SCORES[row][1],
              WORDS[k],
              factors[row]);
        }
      }
    }
    return "";
  }

  private static double[] factors(UnaryOperator<INDArray> activation, int k) {
    double[] before = odds(activation, k, 0);
    double[] after = odds(activation, k, 1);
    return IntStream.range(0, before.length).mapToDouble(i -> after[i] / before[i]).toArray();
  }

  /** Returns the odds of value k against the other one, with score k raised by a step. */
  private static double[] odds(UnaryOperator<INDArray> activation, int k, double step) {
    double[][] raised = scoresOfTheLesson();
    for (double[] pair : raised) {
      pair[k] += step;
    }
    double[][] p = activation.apply(Nd4j.createFromArray(raised)).toDoubleMatrix();
    return Arrays.stream(p).mapToDouble(pair -> pair[k] / pair[1 - k]).toArray();
  }

  private static DoubleColumn column(String name, String pattern, double[] values) {
    DoubleColumn column = DoubleColumn.create(name, values);
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    column.setPrintFormatter(new NumberColumnFormatter(format, "NaN"));
    return column;
  }

  private static double[] score(int k) {
    return Arrays.stream(SCORES).mapToDouble(pair -> pair[k]).toArray();
  }

  static double[][] scoresOfTheLesson() {
    return Arrays.stream(SCORES).map(double[]::clone).toArray(double[][]::new);
  }

  private static INDArray scores() {
    return Nd4j.createFromArray(SCORES);
  }

  private static boolean isNear(double actual, double expected) {
    return Math.abs(actual - expected) <= ROUNDING;
  }
}
