package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until another thread or process has made a condition true. */
final class Eventually {
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  private Eventually() {}

  static void holds(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > AT_MOST.toNanos()) {
        fail("did not happen within " + AT_MOST.toSeconds() + " s");
      }
      Thread.sleep(2);
    }
  }
}
