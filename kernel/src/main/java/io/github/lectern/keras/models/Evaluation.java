package io.github.lectern.keras.models;

import io.github.lectern.tensor.PythonNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code evaluate} found: the loss, then the metrics in compile order. Prints as the list that
 * Keras returns, such as {@code [1.0962964296340942, 0.5929999947547913]}, or, without metrics, as
 * the loss alone.
 */
public final class Evaluation {
  private final Map<String, Double> values;

  Evaluation(Map<String, Double> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** The loss. */
  public double loss() {
    return get("loss");
  }

  /**
   * The value of a metric by the name in the log, such as "accuracy".
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public double get(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException(
          "Evaluation has no \"" + name + "\"; it has " + String.join(", ", values.keySet()));
    }
    return values.get(name);
  }

  /** The names in order. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** The values in order. */
  public List<Double> values() {
    return List.copyOf(values.values());
  }

  @Override
  public String toString() {
    String numbers =
        values.values().stream().map(PythonNumber::repr).collect(Collectors.joining(", "));
    return values.size() == 1 ? numbers : "[" + numbers + "]";
  }
}
