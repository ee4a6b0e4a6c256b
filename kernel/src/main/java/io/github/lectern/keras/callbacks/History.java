package io.github.lectern.keras.callbacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The logs of each epoch of one training: what {@code fit} returns. */
public final class History implements Callback {
  private final Map<String, List<Double>> history = new LinkedHashMap<>();
  private final List<Integer> epochs = new ArrayList<>();

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    epochs.add(epoch);
    logs.forEach((name, value) -> history.computeIfAbsent(name, k -> new ArrayList<>()).add(value));
  }

  /** The epochs that were finished, from 0. */
  public List<Integer> epoch() {
    return Collections.unmodifiableList(epochs);
  }

  /** The values per epoch, by name: loss, the metrics, then val_loss and so on. */
  public Map<String, List<Double>> history() {
    return Collections.unmodifiableMap(history);
  }

  /**
   * The values of one name, an epoch each.
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

  @Override
  public String toString() {
    return "History(" + epochs.size() + " epochs: " + String.join(", ", history.keySet()) + ")";
  }
}
