package io.github.lectern.lessons.logistic;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import java.util.function.DoublePredicate;
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

  private Saturation() {}

  /**
   * Returns a table with one row for float32 and one for float64: the largest score whose sigmoid
   * is computed as exactly 0, and the smallest whose sigmoid is computed as exactly 1.
   */
  public static Table table() {
    return Table.create(
        "Saturation of the sigmoid",
        StringColumn.create("numbers", "float32", "float64"),
        DoubleColumn.create(
            "exactly 0 up to z =", -first(z -> inFloats(-z) == 0), -first(z -> sigmoid(-z) == 0)),
        DoubleColumn.create(
            "exactly 1 from z =", first(z -> inFloats(z) == 1), first(z -> sigmoid(z) == 1)));
  }

  private static float inFloats(double z) {
    return sigmoid(Nd4j.createFromArray((float) z)).getFloat(0);
  }

  /**
   * Returns the first of the scores 0, 0.01, 0.02, ... at which the sigmoid is saturated, as it is
   * at all larger ones.
   */
  private static double first(DoublePredicate isSaturated) {
    int below = 0;
    int above = SURELY_SATURATED * STEPS_IN_ONE;
    while (above - below > 1) {
      int middle = (below + above) / 2;
      if (isSaturated.test((double) middle / STEPS_IN_ONE)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return (double) above / STEPS_IN_ONE;
  }
}
