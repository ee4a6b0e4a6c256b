package io.github.lectern.keras.options;

import java.util.Map;

/**
 * How much the loss of each class counts.
 *
 * @param value a weight for every class number
 */
public record ClassWeight(Map<Integer, Double> value) implements FitOption {
  /** Copies the map. */
  public ClassWeight {
    value = Map.copyOf(value);
  }
}
