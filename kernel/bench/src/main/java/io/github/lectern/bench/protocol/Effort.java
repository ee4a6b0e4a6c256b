package io.github.lectern.bench.protocol;

import java.time.Duration;

/**
 * How long one process trains.
 *
 * @param fewest epochs that are trained whatever they take
 * @param most epochs
 * @param budget no epoch is begun that would end later than this after the start
 * @param epochLimit the first epoch is cut after this, and each later one at the same step; none is
 *     cut if this is zero
 */
public record Effort(int fewest, int most, Duration budget, Duration epochLimit) {
  /** The words of a command line that {@link #of} understands. */
  public String[] words() {
    return new String[] {
      Integer.toString(fewest), Integer.toString(most), budget.toString(), epochLimit.toString()
    };
  }

  static Effort of(String... words) {
    return new Effort(
        Integer.parseInt(words[0]),
        Integer.parseInt(words[1]),
        Duration.parse(words[2]),
        Duration.parse(words[3]));
  }
}
