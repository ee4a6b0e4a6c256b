package io.github.lectern.plots;

import java.util.List;
import java.util.Locale;

/** The values of a loss or metric by epoch. A value that is not finite leaves a gap. */
record Curve(String name, List<Integer> epochs, List<Double> values) {
  Curve {
    epochs = List.copyOf(epochs);
    values = List.copyOf(values);
  }

  /** Returns the numbers of the epochs, counted from 1. */
  double[] x() {
    return epochs.stream().limit(values.size()).mapToDouble(epoch -> epoch + 1).toArray();
  }

  double[] y() {
    return values.stream().mapToDouble(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
  }

  boolean canBeDrawn() {
    return values.stream().anyMatch(Double::isFinite);
  }

  String description() {
    if (values.size() == 1) {
      return name + " " + number(values.get(0));
    }
    return name + " from " + number(values.get(0)) + " to " + number(values.get(values.size() - 1));
  }

  /**
   * Returns a value with four decimals, as in Keras' progress line. Magnitudes of at most 0.001,
   * except 0, are in scientific notation.
   */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    boolean small = value != 0 && Math.abs(value) <= 1e-3;
    return String.format(Locale.ROOT, small ? "%.4e" : "%.4f", value);
  }
}
