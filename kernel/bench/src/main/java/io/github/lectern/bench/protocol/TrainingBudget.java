package io.github.lectern.bench.protocol;

import java.time.Duration;

/**
 * The limits on how long a process trains.
 *
 * @param fewest the minimum number of epochs, however long they take
 * @param most the maximum number of epochs
 * @param budget the time limit; beyond the minimum number, an epoch starts only if it is expected
 *     to end in time
 * @param epochLimit the time after which the first epoch is cut short, and later ones at the same
 *     step; zero means no limit
 */
public record TrainingBudget(int fewest, int most, Duration budget, Duration epochLimit) {
  /** Returns the command-line arguments that {@link #of} parses. */
  public String[] words() {
    return new String[] {
      Integer.toString(fewest), Integer.toString(most), budget.toString(), epochLimit.toString()
    };
  }

  static TrainingBudget of(String... words) {
    return new TrainingBudget(
        Integer.parseInt(words[0]),
        Integer.parseInt(words[1]),
        Duration.parse(words[2]),
        Duration.parse(words[3]));
  }
}
