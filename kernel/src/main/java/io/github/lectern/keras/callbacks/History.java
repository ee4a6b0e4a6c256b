package io.github.lectern.keras.callbacks;

import io.github.lectern.tensor.PythonNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The logs of all epochs of one training run, like {@code keras.callbacks.History}. The method
 * {@code fit} returns it.
 *
 * <pre>{@code
 * var history = net.fit(X, y, epochs(20));
 * history.get("loss");   // one value per epoch
 * }</pre>
 */
public final class History implements Callback {
  private final Map<String, List<Double>> history = new LinkedHashMap<>();
  private final List<Integer> epochs = new ArrayList<>();

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    epochs.add(epoch);
    logs.forEach((name, value) -> history.computeIfAbsent(name, k -> new ArrayList<>()).add(value));
  }

  /** Returns the numbers of the epochs that were completed, counting from 0. */
  public List<Integer> epoch() {
    return Collections.unmodifiableList(epochs);
  }

  /**
   * Returns one list per name in the log, with one value per epoch. The order of the names is loss,
   * the metrics, val_loss and the validation metrics.
   */
  public Map<String, List<Double>> history() {
    Map<String, List<Double>> view = new LinkedHashMap<>();
    history.forEach((name, values) -> view.put(name, Collections.unmodifiableList(values)));
    return Collections.unmodifiableMap(view);
  }

  /**
   * Returns the values of one name in the log, one per epoch.
   *
   * @throws IllegalArgumentException if the log does not contain the name
   */
  public List<Double> get(String name) {
    if (!history.containsKey(name)) {
      throw new IllegalArgumentException(
          "History has no \""
              + name
              + "\"; it "
              + (history.isEmpty()
                  ? "is empty: first train at least one epoch"
                  : "has " + String.join(", ", history.keySet())));
    }
    return Collections.unmodifiableList(history.get(name));
  }

  /**
   * Returns a text such as {@code History(20 epochs: loss 32.5672 -> 1.0567, accuracy 0.3730 ->
   * 0.5975)}, with the first and the last value of each name.
   */
  @Override
  public String toString() {
    String count = epochs.size() == 1 ? "1 epoch" : epochs.size() + " epochs";
    String logs =
        history.entrySet().stream()
            .map(entry -> entry.getKey() + " " + fromTo(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "History(" + count + (logs.isEmpty() ? "" : ": " + logs) + ")";
  }

  private static String fromTo(List<Double> values) {
    String last = PythonNumber.fixed(values.get(values.size() - 1), 4);
    return values.size() == 1 ? last : PythonNumber.fixed(values.get(0), 4) + " -> " + last;
  }
}
