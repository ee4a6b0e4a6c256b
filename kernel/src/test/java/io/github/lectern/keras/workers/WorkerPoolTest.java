package io.github.lectern.keras.workers;

import static io.github.lectern.keras.workers.Loops.await;
import static io.github.lectern.keras.workers.Loops.meet;
import static io.github.lectern.keras.workers.Loops.run;
import static io.github.lectern.keras.workers.Loops.sleep;
import static io.github.lectern.keras.workers.Loops.startBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerPoolTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void every_part_of_many_loops_runs_once(int count) {
    try (WorkerPool pool = new WorkerPool(count)) {
      for (int parts = 0; parts < 2000; parts += 1 + parts / 50) {
        AtomicIntegerArray done = new AtomicIntegerArray(parts);
        run(pool, parts, done::incrementAndGet);
        for (int i = 0; i < parts; i++) {
          assertThat(done.get(i)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void the_last_part_may_be_shorter() {
    try (WorkerPool pool = new WorkerPool(2)) {
      Set<String> parts = ConcurrentHashMap.newKeySet();
      pool.parallelFor(20, 8, (from, to) -> parts.add(from + "-" + to));
      assertThat(parts).containsExactlyInAnyOrder("0-8", "8-16", "16-20");
    }
  }

  @Test
  void parts_run_at_the_same_time() {
    try (WorkerPool pool = new WorkerPool(2)) {
      meet(2, pool);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 99})
  void what_a_part_throws_reaches_the_caller_and_the_pool_goes_on(int bad) {
    try (WorkerPool pool = new WorkerPool(3)) {
      for (Throwable thrown :
          new Throwable[] {new IllegalStateException("bad part"), new OutOfMemoryError("none")}) {
        assertThatThrownBy(() -> run(pool, 100, part -> failAt(bad, part, thrown)))
            .isSameAs(thrown);
      }
      AtomicInteger sum = new AtomicInteger();
      run(pool, 100, sum::addAndGet);
      assertThat(sum).hasValue(4950);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void what_a_worker_throws_reaches_the_caller_and_the_pool_goes_on(int count, TestInfo info) {
    String me = info.getTestMethod().orElseThrow().getName();
    Thread caller = Thread.currentThread();
    try (WorkerPool pool = new WorkerPool(count)) {
      CountDownLatch taken = new CountDownLatch(1);
      IntConsumer failing =
          part -> {
            if (Thread.currentThread() == caller) {
              await(taken);
            } else {
              taken.countDown();
              throw new ArithmeticException("on a worker");
            }
          };
      assertThatThrownBy(() -> run(pool, count, failing))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("on a worker")
          .satisfies(
              thrown ->
                  assertThat(methods(thrown))
                      .containsSubsequence("runFromBack", "rethrow", "parallelFor", me));
      meet(count, pool);
    }
  }

  private static List<String> methods(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::getMethodName).toList();
  }

  @Test
  void only_the_thread_that_created_the_pool_may_use_it() throws Exception {
    try (WorkerPool pool = new WorkerPool(2)) {
      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> run(pool, 2, part -> {}));
      assertThatThrownBy(other::get).hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void workers_that_slept_wake_up() {
    for (int i = 0; i < 5; i++) {
      try (WorkerPool pool = new WorkerPool(2)) {
        sleep(20);
        meet(2, pool);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void finishing_a_background_loop_waits_for_the_parts_of_a_worker(int parts) {
    CountDownLatch taken = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    try (WorkerPool pool = new WorkerPool(2)) {
      startBackground(
          pool,
          parts,
          part -> {
            taken.countDown();
            sleep(20);
            done.incrementAndGet();
          });
      run(pool, 2, part -> {}); // starts the background loop
      await(taken);
      pool.finishBackground();
      assertThat(done).hasValue(parts);
    }
  }

  @Test
  void a_background_loop_starts_with_the_next_loop_or_when_it_is_finished() {
    AtomicInteger done = new AtomicInteger();
    try (WorkerPool pool = new WorkerPool(2)) {
      startBackground(pool, 1, part -> done.incrementAndGet());
      sleep(20);
      assertThat(done).hasValue(0);
      pool.finishBackground();
      assertThat(done).hasValue(1);
    }
  }

  @Test
  void a_loop_of_one_part_starts_the_background_loop() {
    CountDownLatch taken = new CountDownLatch(1);
    try (WorkerPool pool = new WorkerPool(2)) {
      startBackground(pool, 1, part -> taken.countDown());
      run(pool, 1, part -> await(taken));
    }
  }

  @Test
  void no_thread_is_left_after_close() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (WorkerPool pool = new WorkerPool(4)) {
      while (threads.size() < 4) {
        run(pool, 64, part -> threads.add(Thread.currentThread()));
      }
    }
    threads.remove(Thread.currentThread());
    assertThat(threads).hasSize(3).noneMatch(Thread::isAlive);
  }

  @Test
  void an_interrupt_of_the_caller_is_kept_and_the_work_is_done() {
    try (WorkerPool pool = new WorkerPool(2)) {
      AtomicInteger sum = new AtomicInteger();
      Thread.currentThread().interrupt();
      run(pool, 100, sum::addAndGet);
      assertThat(sum).hasValue(4950);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void failAt(int bad, int part, Throwable thrown) {
    if (part == bad) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }
}
