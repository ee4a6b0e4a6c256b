package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.lessons.interactive.Svg;
import java.util.Locale;

/** A panel with five ratios as numbers and bars; an undefined ratio has no bar. */
final class MetricPanel implements Panel {
  private static final double LEFT = 336;
  private static final double TOP = 208;
  private static final double LENGTH = 98;
  private static final double STEP = 26;
  private static final double HEIGHT = 14;

  @Override
  public String background() {
    return track(0, "accuracy")
        + track(1, "recall")
        + track(2, "precision")
        + track(3, "F1")
        + track(4, "FPR");
  }

  private static String track(int row, String name) {
    double y = TOP + row * STEP;
    return Svg.end(LEFT - 10, y + 12, Svg.INK, name) + Svg.bar(LEFT, y, LENGTH, HEIGHT, Svg.FAINT);
  }

  @Override
  public String drawing(double threshold, BinaryConfusionMatrix m) {
    return bar(0, m.accuracy(), Svg.BLUE)
        + bar(1, m.recall(), Svg.BLUE)
        + bar(2, m.precision(), Svg.BLUE)
        + bar(3, m.f1(), Svg.BLUE)
        + bar(4, m.fpr(), Svg.VERMILLION);
  }

  private static String bar(int row, double value, String colour) {
    double y = TOP + row * STEP;
    String bar = Double.isNaN(value) ? "" : Svg.bar(LEFT, y, LENGTH * value, HEIGHT, colour);
    return bar + Svg.text(LEFT + LENGTH + 8, y + 12, Svg.INK, number(value));
  }

  /** Returns a ratio with three decimals, or "undefined" for NaN. */
  static String number(double value) {
    return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.3f", value);
  }
}
