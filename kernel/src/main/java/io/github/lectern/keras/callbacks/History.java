package io.github.lectern.keras.callbacks;

import io.github.lectern.tensor.PythonNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The logs of each epoch of one training: what {@code fit} returns. */
public final class History implements Callback {
  private final Map<String, List<Double>> history = new LinkedHashMap<>();
  private final List<Integer> epochs = new ArrayList<>();

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    epochs.add(epoch);
    logs.forEach((name, value) -> history.computeIfAbsent(name, k -> new ArrayList<>()).add(value));
  }

  /** Returns the epochs that were finished, from 0. */
  public List<Integer> epoch() {
    return Collections.unmodifiableList(epochs);
  }

  /** Returns the values per epoch, by name: loss, the metrics, then val_loss and so on. */
  public Map<String, List<Double>> history() {
    Map<String, List<Double>> view = new LinkedHashMap<>();
    history.forEach((name, values) -> view.put(name, Collections.unmodifiableList(values)));
    return Collections.unmodifiableMap(view);
  }

  /**
   * Returns the values of one name, an epoch each.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public List<Double> get(String name) {
    if (!history.containsKey(name)) {
      throw new IllegalArgumentException(
          "History has no \"" + name + "\"; it has " + String.join(", ", history.keySet()));
    }
    return Collections.unmodifiableList(history.get(name));
  }

  /** Such as {@code History(20 epochs: loss 32.5672 -> 1.0567, accuracy 0.3730 -> 0.5975)}. */
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
