package io.github.lectern.lessons.softmax;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import io.github.lectern.lessons.check.Check;
import io.github.lectern.lessons.check.Report;
import io.github.lectern.tensor.Shapes;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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

  /** A condition on two scores and the two values computed from them. */
  @FunctionalInterface
  interface Requirement {
    boolean holds(double[] z, double[] p);
  }

  static final Requirement IS_BETWEEN = (z, p) -> p[0] > 0 && p[0] < 1 && p[1] > 0 && p[1] < 1;
  static final Requirement HAS_SUM_ONE = (z, p) -> isNear(p[0] + p[1], 1);
  static final Requirement IS_LOGISTIC = (z, p) -> isNear(p[0], sigmoid(z[0] - z[1]));

  private static final Check<UnaryOperator<INDArray>> BETWEEN =
      each("(1) each value is above 0 and below 1", IS_BETWEEN)
          .because("Each may be read as a probability.");

  private static final Check<UnaryOperator<INDArray>> SUM =
      each("(2) the two values add up to 1", HAS_SUM_ONE)
          .because("Each sample belongs to exactly one of the two classes.");

  private static final Check<UnaryOperator<INDArray>> LOGISTIC =
      each("(3) each value by itself is logistic: p1 = sigmoid(z1 - z2)", IS_LOGISTIC)
          .because("Two logistic models side by side are still logistic models.");

  private SoftmaxRequirements() {}

  /**
   * Judges the first two requirements.
   *
   * @param activation a function from scores [n,2] to values [n,2]
   */
  public static Report probabilities(UnaryOperator<INDArray> activation) {
    return Report.of("Requirements (1) and (2)", BETWEEN.judge(activation), SUM.judge(activation));
  }

  /**
   * Judges the third requirement.
   *
   * @param activation a function from scores [n,2] to values [n,2]
   */
  public static Report logistic(UnaryOperator<INDArray> activation) {
    return Report.of("Requirement (3)", LOGISTIC.judge(activation));
  }

  /**
   * Returns a check that the requirement holds for every pair of scores. A wrong answer gets the
   * first failure as a hint.
   */
  static Check<UnaryOperator<INDArray>> each(String question, Requirement requirement) {
    return Check.<UnaryOperator<INDArray>>of(
            question,
            activation -> activation.apply(scores()) == null,
            activation -> keepsShape(activation) && failing(activation, requirement).isEmpty())
        .otherwise(
            activation ->
                keepsShape(activation)
                    ? example(activation, failing(activation, requirement).orElseThrow())
                    : "Scores of shape %s give values of shape %s; the shape must stay the same."
                        .formatted(
                            Shapes.tuple(scores()), Shapes.tuple(activation.apply(scores()))));
  }

  private static boolean keepsShape(UnaryOperator<INDArray> activation) {
    return Arrays.equals(activation.apply(scores()).shape(), scores().shape());
  }

  private static OptionalInt failing(UnaryOperator<INDArray> activation, Requirement requirement) {
    double[][] values = activation.apply(scores()).toDoubleMatrix();
    return IntStream.range(0, SCORES.length)
        .filter(i -> !requirement.holds(SCORES[i], values[i]))
        .findFirst();
  }

  private static String example(UnaryOperator<INDArray> activation, int row) {
    double[] values = activation.apply(scores()).toDoubleMatrix()[row];
    return String.format(
        Locale.ROOT,
        "The scores %.1f and %.1f give %.4f and %.4f.",
        SCORES[row][0],
        SCORES[row][1],
        values[0],
        values[1]);
  }

  private static INDArray scores() {
    return Nd4j.createFromArray(SCORES);
  }

  private static boolean isNear(double actual, double expected) {
    return Math.abs(actual - expected) <= ROUNDING;
  }
}
