package io.github.lectern.keras.options;

/**
 * The samples in one step.
 *
 * @param value at least 1
 */
public record BatchSize(int value) implements FitOption, EvaluateOption, PredictOption {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public BatchSize {
    Check.atLeastOne("batchSize", value, "32");
  }
}
