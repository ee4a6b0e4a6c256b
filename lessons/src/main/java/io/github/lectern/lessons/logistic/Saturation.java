package io.github.lectern.lessons.logistic;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The scores at which the computed sigmoid saturates. The sigmoid is never 0 or 1, but if it is
 * computed with a limited number of digits, it may be rounded to 0 or 1.
 */
public final class Saturation {
  private static final int SURELY_SATURATED = 1000;
  private static final int STEPS_IN_ONE = 100;
  private static final List<DoubleUnaryOperator> FORMS =
      List.of(Saturation::inFloats, Saturation::roundedToFloat, z -> sigmoid(z));

  private Saturation() {}

  /**
   * Returns a table with one row for each way to compute the formula 1 / (1 + exp(-z)): the largest
   * score at which the result is exactly 0, and the smallest at which it is exactly 1.
   */
  public static Table table() {
    return Table.create(
        "Saturation of 1 / (1 + exp(-z))",
        StringColumn.create(
            "computed",
            "in float32, at every step",
            "in float64, then rounded to float32 (our sigmoid of floats)",
            "in float64, at every step (our sigmoid of doubles)"),
        DoubleColumn.create(
            "exactly 0 up to z =",
            FORMS.stream().mapToDouble(form -> -first(z -> form.applyAsDouble(-z), 0)).toArray()),
        DoubleColumn.create(
            "exactly 1 from z =", FORMS.stream().mapToDouble(form -> first(form, 1)).toArray()));
  }

  private static double inFloats(double z) {
    float e = (float) Math.exp(-(float) z);
    return 1 / (1 + e); // both operations in float32
  }

  private static double roundedToFloat(double z) {
    return sigmoid(Nd4j.createFromArray((float) z)).getFloat(0);
  }

  /**
   * Returns the first of the scores 0, 0.01, 0.02, ... at which the result is exactly the end of
   * the interval, as it is at all larger ones.
   */
  private static double first(DoubleUnaryOperator form, double end) {
    int below = 0;
    int above = SURELY_SATURATED * STEPS_IN_ONE;
    while (above - below > 1) {
      int middle = (below + above) / 2;
      if (form.applyAsDouble((double) middle / STEPS_IN_ONE) == end) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return (double) above / STEPS_IN_ONE;
  }
}
