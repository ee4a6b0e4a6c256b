package io.github.lectern.keras.models;

import io.github.lectern.tensor.PythonNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result of {@code evaluate}, {@code trainOnBatch} and {@code testOnBatch}: the loss, followed
 * by the metrics in compile order. It prints as the list that Keras returns, such as {@code
 * [1.0962964296340942, 0.5929999947547913]}, or as the loss alone if there are no metrics.
 *
 * <pre>{@code
 * Evaluation test = net.evaluate(XX, YY);
 * test.loss()                                         // such as 1.0962964296340942
 * test.get("accuracy")                                // such as 0.5929999947547913
 * }</pre>
 */
public final class Evaluation {
  private final Map<String, Double> values;

  Evaluation(Map<String, Double> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** Returns the loss. */
  public double loss() {
    return get("loss");
  }

  /**
   * Returns the loss or a metric by its name in the log, such as "accuracy".
   *
   * @throws IllegalArgumentException if there is no value with this name
   */
  public double get(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException(
          "Evaluation has no \"" + name + "\"; it has " + String.join(", ", values.keySet()));
    }
    return values.get(name);
  }

  /** Returns the names of the values: "loss", then the metrics in compile order. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Returns the values in the order of {@link #names}. */
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
