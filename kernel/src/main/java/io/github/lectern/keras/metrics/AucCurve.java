package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.Names;
import java.util.List;
import java.util.Locale;

/**
 * The curve under which {@link AUC} takes the area; "ROC" unless given.
 *
 * @param value "ROC" (recall over false positive rate) or "PR" (precision over recall)
 */
public record AucCurve(String value) implements AucOption {
  private static final List<String> KNOWN = List.of("ROC", "PR");

  /**
   * Checks the name, in which small letters will do.
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
