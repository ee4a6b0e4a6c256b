package io.github.lectern.keras.options;

import io.github.lectern.keras.callbacks.VerboseOption;

/**
 * How much is printed: 0 nothing, 1 a progress line that moves, 2 one line an epoch.
 *
 * @param value 0, 1 or 2
 */
public record Verbose(int value)
    implements FitOption, EvaluateOption, PredictOption, VerboseOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Verbose {
    if (value < 0 || value > 2) {
      throw new IllegalArgumentException(
          "verbose: expected 0 (silent), 1 (progress line) or 2 (a line an epoch), was "
              + value
              + "; try verbose(1)");
    }
  }
}
