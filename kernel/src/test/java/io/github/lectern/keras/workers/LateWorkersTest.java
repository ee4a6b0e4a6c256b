package io.github.lectern.keras.workers;

import static io.github.lectern.keras.workers.Loops.await;
import static io.github.lectern.keras.workers.Loops.busy;
import static io.github.lectern.keras.workers.Loops.meet;
import static io.github.lectern.keras.workers.Loops.run;
import static io.github.lectern.keras.workers.Loops.sleep;
import static io.github.lectern.keras.workers.Loops.startBackground;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that workers that keep the caller waiting pause for a while. */
@Timeout(60)
class LateWorkersTest {
  /** Without a part of its own, the caller cannot tell whether the worker was late. */
  @Test
  void a_worker_that_took_all_parts_is_not_late() {
    CountDownLatch taken = new CountDownLatch(1);
    await(new CountDownLatch(0)); // loads classes, which takes longer than the worker's part
    try (WorkerPool pool = new WorkerPool(2, () -> 0)) { // with this clock, a pause would never end
      startBackground(
          pool,
          1,
          part -> {
            taken.countDown();
            sleep(20);
          });
      run(pool, 1, part -> await(taken));
      pool.finishBackground();
      meet(2, pool);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void all_workers_take_part_again_when_the_pause_is_over(int count) {
    AtomicLong now = new AtomicLong();
    try (WorkerPool pool = new WorkerPool(count, now::get)) {
      late(pool);
      now.addAndGet(4_000_000);
      meet(count, pool);
    }
  }

  @Test
  void a_worker_that_was_late_takes_no_part_during_the_pause() {
    try (WorkerPool pool = new WorkerPool(2, () -> 0)) {
      late(pool);
      Thread caller = Thread.currentThread();
      for (int i = 0; i < 50; i++) {
        run(
            pool,
            4,
            part -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              busy(10_000);
            });
      }
    }
  }

  /** Runs a loop in which a worker keeps the caller waiting. */
  private static void late(WorkerPool pool) {
    Thread caller = Thread.currentThread();
    CountDownLatch taken = new CountDownLatch(1);
    run(
        pool,
        2,
        part -> {
          if (Thread.currentThread() == caller) {
            await(taken);
          } else {
            taken.countDown();
            sleep(50);
          }
        });
  }

  @Test
  void a_worker_that_is_always_late_seldom_takes_part() {
    Thread caller = Thread.currentThread();
    AtomicInteger late = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    try (WorkerPool pool = new WorkerPool(2)) {
      for (int i = 0; i < 500; i++) {
        run(
            pool,
            2,
            part -> {
              if (Thread.currentThread() == caller) {
                busy(100_000); // long enough for the worker to take a part
              } else {
                late.incrementAndGet();
                sleep(10);
              }
              done.incrementAndGet();
            });
      }
    }
    assertThat(done).hasValue(1000);
    assertThat(late).hasValueBetween(1, 50);
  }
}
