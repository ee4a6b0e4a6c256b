package io.github.lectern.keras.metrics;

/**
 * The one column that {@link Precision} or {@link Recall} looks at; all of them unless given.
 *
 * @param value from 0
 */
public record ClassId(int value) implements ConfusionOption {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ClassId {
    if (value < 0) {
      throw new IllegalArgumentException("classId: expected a column from 0, was " + value);
    }
  }
}
