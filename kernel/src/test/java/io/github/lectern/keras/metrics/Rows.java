package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;

/** Creates small tiles from their rows. */
final class Rows {
  private Rows() {}

  static Tile rows(double[]... rows) {
    int width = rows[0].length;
    float[] values = new float[rows.length * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows[i / width][i % width];
    }
    return new Tile(values, rows.length, width);
  }

  static Tile column(double... values) {
    double[][] rows = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = new double[] {values[i]};
    }
    return rows(rows);
  }

  /** Returns the keyword argument {@code name("...")}, whose class is in another package. */
  static MetricOption named(String name) {
    return () -> name;
  }

  static double[] row(double... values) {
    return values;
  }
}
