package io.github.lectern.keras.models;

import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.DatasetHash;
import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Detects training on samples that were held out to evaluate a model: a test set that was loaded,
 * validation data, or samples that the model was evaluated on after training on others.
 */
final class TrainTestLeakageCheck {
  private final Set<Long> trained = new HashSet<>();
  private final Map<Long, String> heldOut = new HashMap<>();

  /**
   * Records that the model was evaluated on these samples. They count as held out if the model has
   * already been trained, but not on them.
   *
   * @param description what the samples are, for the warning
   */
  void evaluated(Rows x, String description) {
    long samples = DatasetHash.of(x);
    if (!trained.isEmpty() && !trained.contains(samples)) {
      heldOut.putIfAbsent(samples, description);
    }
  }

  /**
   * Records that the model trains on these samples, and returns a warning if they were held out.
   * Each set of samples leads to at most one warning.
   */
  Optional<String> train(Rows x) {
    long samples = DatasetHash.of(x);
    if (!trained.add(samples)) {
      return Optional.empty();
    }
    return Session.current()
        .testSet(samples)
        .or(() -> Optional.ofNullable(heldOut.get(samples)))
        .map(what -> warning(x.count(), what));
  }

  /** Returns whether the model was trained on these samples. */
  boolean hasTrained(Rows x) {
    return trained.contains(DatasetHash.of(x));
  }

  private static String warning(int count, String what) {
    return String.format(
        "Warning: fit: %s %s.\n"
            + "A net must not be judged by data that it was trained on;"
            + " evaluate(x, y) evaluates a net without training it.\n",
        count == 1 ? "this sample is" : "these " + Plural.of(count, "sample") + " are", what);
  }
}
