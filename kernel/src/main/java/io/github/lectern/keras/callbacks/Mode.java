package io.github.lectern.keras.callbacks;

import io.github.lectern.tensor.Names;
import java.util.List;

/**
 * Which way is better; "auto" unless given.
 *
 * @param value "min", "max", or "auto": max for a log whose name ends in acc, accuracy or auc, min
 *     for any other, also for a recall or a precision
 */
public record Mode(String value) implements EarlyStoppingOption {
  private static final List<String> KNOWN = List.of("auto", "min", "max");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if there is no such mode
   */
  public Mode {
    if (!KNOWN.contains(value)) {
      throw new IllegalArgumentException(Names.unknown("mode", value, KNOWN));
    }
  }

  boolean higherIsBetter(String log) {
    return switch (value) {
      case "min" -> false;
      case "max" -> true;
      default -> log.endsWith("acc") || log.endsWith("accuracy") || log.endsWith("auc");
    };
  }
}
