package io.github.lectern.bench.curves;

import java.util.List;

/**
 * A measured line and its lower limit.
 *
 * @param title the parameter that is constant
 * @param x the varied parameter
 * @param y the cost
 */
record CostPanel(
    String title,
    CostAxis x,
    CostAxis y,
    List<Double> values,
    List<Double> measured,
    List<Double> limit) {
  /**
   * Creates a panel with copies of the lists.
   *
   * @throws IllegalArgumentException if they are empty or differ in length
   */
  CostPanel {
    values = List.copyOf(values);
    measured = List.copyOf(measured);
    limit = List.copyOf(limit);
    if (values.isEmpty() || measured.size() != values.size() || limit.size() != values.size()) {
      throw new IllegalArgumentException(
          "CostPanel: expected three non-empty lists of the same length but got lengths %d, %d and %d"
              .formatted(values.size(), measured.size(), limit.size()));
    }
  }
}
