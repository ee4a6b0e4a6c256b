package io.github.lectern.keras.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Runs loops in a worker pool, and controls how long their parts take. */
final class Loops {
  private Loops() {}

  static void run(WorkerPool pool, int parts, IntConsumer work) {
    pool.parallelFor(parts, 1, (from, to) -> work.accept(from));
  }

  static void startBackground(WorkerPool pool, int parts, IntConsumer work) {
    pool.startBackground(parts, 1, (from, to) -> work.accept(from));
  }

  static void meet(int count, WorkerPool pool) {
    CountDownLatch all = new CountDownLatch(count);
    run(
        pool,
        count,
        part -> {
          all.countDown();
          await(all);
        });
  }

  static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void busy(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
