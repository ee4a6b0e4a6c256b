package io.github.lectern.keras.models;

import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Fingerprint;
import io.github.lectern.tensor.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which samples a model has trained on, and which were kept apart to judge it by: the test sets
 * that were loaded, its validation data, and what it was evaluated on after it had trained on
 * others.
 */
final class HeldOut {
  private final Set<Long> trained = new HashSet<>();
  private final Map<Long, String> kept = new HashMap<>();

  /** Notes that the model was judged by these samples. */
  void judged(Rows x, String as) {
    long samples = Fingerprint.of(x);
    if (!trained.isEmpty() && !trained.contains(samples)) {
      kept.putIfAbsent(samples, as);
    }
  }

  /** Notes that the model trains on these samples, and says what is wrong with that. */
  Optional<String> train(Rows x) {
    long samples = Fingerprint.of(x);
    if (!trained.add(samples)) {
      return Optional.empty();
    }
    return Session.current()
        .testSet(samples)
        .or(() -> Optional.ofNullable(kept.get(samples)))
        .map(what -> warning(x.count(), what));
  }

  private static String warning(int count, String what) {
    return String.format(
        "Warning: fit: these %d samples are %s.\n"
            + "Whoever learns from them can no longer be judged by them;"
            + " evaluate(x, y) judges and learns nothing.\n",
        count, what);
  }
}
