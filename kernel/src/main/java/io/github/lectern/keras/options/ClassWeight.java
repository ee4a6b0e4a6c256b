package io.github.lectern.keras.options;

import java.util.Map;

/**
 * How much the loss of each class counts.
 *
 * @param value a weight for every class number
 */
public record ClassWeight(Map<Integer, Double> value) implements FitOption {
  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if a weight is negative or no finite number
   */
  public ClassWeight {
    value = Map.copyOf(value);
    value.forEach(
        (label, weight) -> {
          if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(
                "classWeight: expected weights of 0 or more, was "
                    + weight
                    + " for class "
                    + label);
          }
        });
  }
}
