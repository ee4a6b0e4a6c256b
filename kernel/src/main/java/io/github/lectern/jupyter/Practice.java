package io.github.lectern.jupyter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/**
 * Lets the JVM compile what cells need, before they come: short pieces of work on the cells'
 * thread, each behind the cells that wait.
 */
final class Practice {
  private static final int PAUSE_MS = 5;
  private static final int REST_MS = 1000;

  private final Executor cells;
  private final LongSupplier received;
  private final IntPredicate piece;
  private long seen;
  private int done;

  /**
   * A practice.
   *
   * @param cells runs something behind the cells that wait
   * @param received tells how many cells have come
   * @param piece does the piece of this number, and tells whether there are more
   */
  Practice(Executor cells, LongSupplier received, IntPredicate piece) {
    this.cells = cells;
    this.received = received;
    this.piece = piece;
  }

  /** Begins, once; what follows is done later. */
  void begin() {
    seen = received.getAsLong();
    goOnAfter(PAUSE_MS);
  }

  private void goOnAfter(long millis) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, cells).execute(this::goOn);
  }

  /** A student who runs cells is not to be slowed down, and practises better than this does. */
  private void goOn() {
    if (received.getAsLong() != seen) {
      seen = received.getAsLong();
      goOnAfter(REST_MS);
    } else if (piece.test(done++)) {
      goOnAfter(PAUSE_MS);
    }
  }
}
