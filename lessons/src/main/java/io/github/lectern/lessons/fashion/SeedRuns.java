package io.github.lectern.lessons.fashion;

import io.github.lectern.keras.callbacks.History;
import io.github.lectern.keras.session.Backend;
import java.util.function.Supplier;

/** Repeats a training run with several seeds, to tell what is chance. */
public final class SeedRuns {
  private SeedRuns() {}

  /**
   * Returns the histories of a training run that is repeated with the seeds 1, 2, 3, ...
   *
   * <pre>{@code
   * History[] runs = SeedRuns.of(5, () -> smallNet().fit(X, y, epochs(10), verbose(0)));
   * }</pre>
   *
   * @param seeds the number of seeds, at least 1
   * @param training creates a net and trains it
   * @throws IllegalArgumentException if there are no seeds
   */
  public static History[] of(int seeds, Supplier<History> training) {
    if (seeds < 1) {
      throw new IllegalArgumentException("SeedRuns: expected at least 1 seed but got " + seeds);
    }
    History[] runs = new History[seeds];
    for (int i = 0; i < seeds; i++) {
      Backend.setSeed(i + 1);
      runs[i] = training.get();
    }
    return runs;
  }
}
