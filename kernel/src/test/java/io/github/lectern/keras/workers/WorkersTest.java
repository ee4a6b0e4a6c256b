package io.github.lectern.keras.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void every_part_is_done_once_in_every_one_of_many_pieces_of_work(int count) {
    try (Workers workers = new Workers(count)) {
      for (int parts = 0; parts < 2000; parts += 1 + parts / 50) {
        AtomicIntegerArray done = new AtomicIntegerArray(parts);
        workers.run(parts, done::incrementAndGet);
        for (int i = 0; i < parts; i++) {
          assertThat(done.get(i)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void rows_are_shared_out_in_steps_with_a_shorter_last_one() {
    try (Workers workers = new Workers(2)) {
      Set<String> parts = ConcurrentHashMap.newKeySet();
      workers.share(20, 8, (from, to) -> parts.add(from + "-" + to));
      assertThat(parts).containsExactlyInAnyOrder("0-8", "8-16", "16-20");
    }
  }

  @Test
  void parts_are_worked_on_at_the_same_time() {
    try (Workers workers = new Workers(2)) {
      meet(2, workers);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 99})
  void what_a_part_throws_reaches_the_caller_and_they_go_on(int bad) {
    try (Workers workers = new Workers(3)) {
      for (Throwable thrown :
          new Throwable[] {new IllegalStateException("bad part"), new OutOfMemoryError("none")}) {
        assertThatThrownBy(() -> workers.run(100, part -> failAt(bad, part, thrown)))
            .isSameAs(thrown);
      }
      AtomicInteger sum = new AtomicInteger();
      workers.run(100, sum::addAndGet);
      assertThat(sum).hasValue(4950);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void what_is_thrown_on_a_helper_reaches_the_caller_and_they_go_on(int count, TestInfo info) {
    String me = info.getTestMethod().orElseThrow().getName();
    Thread caller = Thread.currentThread();
    try (Workers workers = new Workers(count)) {
      CountDownLatch taken = new CountDownLatch(1);
      IntConsumer failing =
          part -> {
            if (Thread.currentThread() == caller) {
              await(taken);
            } else {
              taken.countDown();
              throw new ArithmeticException("on a helper");
            }
          };
      assertThatThrownBy(() -> workers.run(count, failing))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("on a helper")
          .satisfies(
              thrown ->
                  assertThat(methods(thrown))
                      .containsSubsequence("workOnBack", "rethrow", "run", me));
      meet(count, workers);
    }
  }

  private static List<String> methods(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::getMethodName).toList();
  }

  @Test
  void only_the_thread_that_made_them_may_call() throws Exception {
    try (Workers workers = new Workers(2)) {
      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> workers.run(2, part -> {}));
      assertThatThrownBy(other::get).hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  /** The caller has no part of its own to compare with. */
  @Test
  void a_helper_that_took_all_parts_is_not_late() {
    AtomicReference<Thread> helper = new AtomicReference<>();
    CountDownLatch taken = new CountDownLatch(1);
    await(new CountDownLatch(0)); // its first call loads classes, for longer than the helper works
    try (Workers workers = new Workers(2, () -> 0)) { // once a visitor, always a visitor
      workers.begin(
          1,
          part -> {
            helper.set(Thread.currentThread());
            taken.countDown();
            sleep(20);
          });
      workers.run(1, part -> await(taken));
      workers.finish();
      sleep(5); // it may have been woken, and not run yet
      while (helper.get().getState() != Thread.State.WAITING) { // a visitor's is TIMED_WAITING
        sleep(1);
      }
    }
  }

  @Test
  void helpers_that_slept_wake_up() {
    for (int i = 0; i < 5; i++) {
      try (Workers workers = new Workers(2)) {
        sleep(20);
        meet(2, workers);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void a_helper_that_was_late_comes_for_visits(int count) {
    AtomicLong now = new AtomicLong();
    try (Workers workers = new Workers(count, now::get)) {
      late(workers);
      now.addAndGet(5_000_000); // the pause of 4 ms is over, the 8 ms with visits only are not
      meet(count, workers);
    }
  }

  @Test
  void a_helper_that_was_late_is_steady_in_the_end_though_there_is_nothing_to_do() {
    try (Workers workers = new Workers(2)) {
      Thread helper = late(workers);
      sleep(100);
      while (helper.getState() != Thread.State.WAITING) { // TIMED_WAITING is a rest between visits
        sleep(1);
      }
    }
  }

  /** The helper keeps the caller waiting. */
  private static Thread late(Workers workers) {
    Thread caller = Thread.currentThread();
    AtomicReference<Thread> helper = new AtomicReference<>();
    CountDownLatch taken = new CountDownLatch(1);
    workers.run(
        2,
        part -> {
          if (Thread.currentThread() == caller) {
            await(taken);
          } else {
            helper.set(Thread.currentThread());
            taken.countDown();
            sleep(50);
          }
        });
    return helper.get();
  }

  private static void meet(int count, Workers workers) {
    CountDownLatch all = new CountDownLatch(count);
    workers.run(
        count,
        part -> {
          all.countDown();
          await(all);
        });
  }

  @Test
  void a_helper_that_is_always_late_is_seldom_given_work() {
    Thread caller = Thread.currentThread();
    AtomicInteger late = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      for (int i = 0; i < 500; i++) {
        workers.run(
            2,
            part -> {
              if (Thread.currentThread() == caller) {
                busy(100_000); // so that the helper finds something left to do
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void what_was_begun_is_done_after_finish_though_a_helper_has_the_last_of_it(int parts) {
    CountDownLatch taken = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      workers.begin(
          parts,
          part -> {
            taken.countDown();
            sleep(20);
            done.incrementAndGet();
          });
      workers.run(2, part -> {}); // from then on
      await(taken);
      workers.finish();
      assertThat(done).hasValue(parts);
    }
  }

  @Test
  void what_is_begun_waits_for_the_next_piece_of_work_or_the_end() {
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      workers.begin(1, part -> done.incrementAndGet());
      sleep(20);
      assertThat(done).hasValue(0);
      workers.finish();
      assertThat(done).hasValue(1);
    }
  }

  @Test
  void a_piece_of_work_in_one_part_lets_helpers_begin() {
    CountDownLatch taken = new CountDownLatch(1);
    try (Workers workers = new Workers(2)) {
      workers.begin(1, part -> taken.countDown());
      workers.run(1, part -> await(taken));
    }
  }

  @Test
  void no_thread_is_left_after_close() {
    Set<Thread> helpers = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(4)) {
      while (helpers.size() < 4) {
        workers.run(64, part -> helpers.add(Thread.currentThread()));
      }
    }
    helpers.remove(Thread.currentThread());
    assertThat(helpers).hasSize(3).noneMatch(Thread::isAlive);
  }

  @Test
  void an_interrupt_of_the_caller_is_kept_and_the_work_is_done() {
    try (Workers workers = new Workers(2)) {
      AtomicInteger sum = new AtomicInteger();
      Thread.currentThread().interrupt();
      workers.run(100, sum::addAndGet);
      assertThat(sum).hasValue(4950);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void busy(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  private static void failAt(int bad, int part, Throwable thrown) {
    if (part == bad) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
