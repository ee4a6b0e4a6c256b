package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Locale;

/**
 * The height between two points of the curve that {@link AUC} takes; "interpolation" unless given.
 *
 * @param value "interpolation" (their mean), "minoring" (the lower) or "majoring" (the higher)
 */
public record AucSummation(String value) implements AucOption {
  private static final List<String> KNOWN = List.of("interpolation", "minoring", "majoring");

  /**
   * Checks the name, in which capital letters will do.
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
