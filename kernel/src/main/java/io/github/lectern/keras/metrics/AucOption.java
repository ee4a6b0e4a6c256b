package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Locale;

/** A keyword argument of {@link AUC}. */
public sealed interface AucOption
    permits ConfusionOption.Thresholds,
        AucOption.NumThresholds,
        AucOption.AucCurve,
        AucOption.AucSummation,
        MetricOption {
  /**
   * {@code numThresholds(200)}: the number of thresholds, which are spaced evenly from 0 to 1.
   *
   * @param value at least 2; the default is 200
   */
  record NumThresholds(int value) implements AucOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is below 2
     */
    public NumThresholds {
      if (value < 2) {
        throw new IllegalArgumentException(
            "numThresholds: expected at least 2 but got " + value + "; try numThresholds(200)");
      }
    }
  }

  /**
   * {@code curve("PR")}: the curve whose area is computed.
   *
   * @param value "ROC" (the default) or "PR" for precision against recall, in upper or lower case
   */
  record AucCurve(String value) implements AucOption {
    private static final List<String> KNOWN = List.of("ROC", "PR");

    /**
     * Checks the name and converts it to upper case.
     *
     * @throws IllegalArgumentException if there is no such curve
     */
    public AucCurve {
      if (!KNOWN.contains(value.toUpperCase(Locale.ROOT))) {
        throw new IllegalArgumentException(Names.unknown("AUC curve", value, KNOWN));
      }
      value = value.toUpperCase(Locale.ROOT);
    }
  }

  /**
   * {@code summationMethod("minoring")}: the height of the curve between two neighbouring points.
   *
   * @param value "minoring" for the height of the lower point, "majoring" for that of the higher
   *     point, or "interpolation" (the default) for their mean on the ROC curve and the exact area
   *     of Davis and Goadrich on the precision-recall curve; in upper or lower case
   */
  record AucSummation(String value) implements AucOption {
    private static final List<String> KNOWN = List.of("interpolation", "minoring", "majoring");

    /**
     * Checks the name and converts it to lower case.
     *
     * @throws IllegalArgumentException if there is no such method
     */
    public AucSummation {
      if (!KNOWN.contains(value.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(Names.unknown("AUC summation method", value, KNOWN));
      }
      value = value.toLowerCase(Locale.ROOT);
    }

    double height(double a, double b) {
      return switch (value) {
        case "minoring" -> Math.min(a, b);
        case "majoring" -> Math.max(a, b);
        default -> (a + b) / 2;
      };
    }
  }
}
