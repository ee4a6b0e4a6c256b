package io.github.lectern.keras.datasets;

import java.time.Duration;

/**
 * How long a download waits.
 *
 * @param connect for a connection
 * @param stall for the next bytes
 * @param tries how many attempts in a row may bring nothing new
 * @param pause before the second attempt; twice as long before the third, and so on
 */
record Patience(Duration connect, Duration stall, int tries, Duration pause) {
  static final Patience USUAL =
      new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30), 3, Duration.ofSeconds(1));
}
