package io.github.lectern.keras.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void every_part_is_done_once_in_every_one_of_many_pieces_of_work(int workers) {
    try (Team team = new Team(workers)) {
      for (int parts = 0; parts < 2000; parts += 1 + parts / 50) {
        AtomicIntegerArray done = new AtomicIntegerArray(parts);
        team.run(parts, done::incrementAndGet);
        for (int i = 0; i < parts; i++) {
          assertThat(done.get(i)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void rows_are_shared_out_in_steps_with_a_shorter_last_one() {
    try (Team team = new Team(2)) {
      Set<String> parts = ConcurrentHashMap.newKeySet();
      team.share(20, 8, (from, to) -> parts.add(from + "-" + to));
      assertThat(parts).containsExactlyInAnyOrder("0-8", "8-16", "16-20");
    }
  }

  @Test
  void parts_are_worked_on_at_the_same_time() {
    try (Team team = new Team(2)) {
      CountDownLatch both = new CountDownLatch(2);
      team.run(
          2,
          part -> {
            both.countDown();
            await(both);
          });
      assertThat(both.getCount()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 99})
  void what_a_part_throws_reaches_the_caller_and_the_team_goes_on(int bad) {
    try (Team team = new Team(3)) {
      for (Throwable thrown :
          new Throwable[] {new IllegalStateException("bad part"), new OutOfMemoryError("none")}) {
        assertThatThrownBy(() -> team.run(100, part -> failAt(bad, part, thrown))).isSameAs(thrown);
      }
      AtomicInteger sum = new AtomicInteger();
      team.run(100, sum::addAndGet);
      assertThat(sum).hasValue(4950);
    }
  }

  @Test
  void helpers_that_slept_wake_up() throws InterruptedException {
    try (Team team = new Team(2)) {
      for (int i = 0; i < 5; i++) {
        Thread.sleep(20);
        CountDownLatch both = new CountDownLatch(2);
        team.run(
            2,
            part -> {
              both.countDown();
              await(both);
            });
      }
    }
  }

  @Test
  void a_helper_that_is_always_late_is_seldom_given_work() {
    Thread caller = Thread.currentThread();
    AtomicInteger late = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    try (Team team = new Team(2)) {
      for (int i = 0; i < 500; i++) {
        team.run(
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

  @Test
  void no_thread_is_left_after_close() {
    Set<Thread> helpers = ConcurrentHashMap.newKeySet();
    try (Team team = new Team(4)) {
      while (helpers.size() < 4) {
        team.run(64, part -> helpers.add(Thread.currentThread()));
      }
    }
    helpers.remove(Thread.currentThread());
    assertThat(helpers).hasSize(3).noneMatch(Thread::isAlive);
  }

  @Test
  void an_interrupt_of_the_caller_is_kept_and_the_work_is_done() {
    try (Team team = new Team(2)) {
      AtomicInteger sum = new AtomicInteger();
      Thread.currentThread().interrupt();
      team.run(100, sum::addAndGet);
      assertThat(sum).hasValue(4950);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void memory_of_a_team_is_given_back_when_it_is_closed() {
    Matrix matrix;
    try (Team team = new Team(2)) {
      matrix = new Buffer().rows(3, 2, team);
      assertThat(matrix.array().wasClosed()).isFalse();
    }
    assertThat(matrix.array().wasClosed()).isTrue();
  }

  @Test
  void each_worker_has_scratch_memory_of_its_own_which_grows_and_goes_with_the_team() {
    Map<Thread, Matrix> scratch = new ConcurrentHashMap<>();
    Matrix grown;
    try (Team team = new Team(2)) {
      CountDownLatch both = new CountDownLatch(2);
      team.run(
          2,
          part -> {
            Matrix mine = team.scratch(1, 2);
            mine.write(0, new Tile(new float[] {part, 7}, 1, 2));
            scratch.put(Thread.currentThread(), mine);
            both.countDown();
            await(both);
          });
      assertThat(scratch.values())
          .extracting(matrix -> Matrices.values(matrix)[0])
          .containsExactlyInAnyOrder(0f, 1f);
      Matrix mine = scratch.get(Thread.currentThread());
      assertThat(team.scratch(2, 1).array()).isSameAs(mine.array());
      grown = team.scratch(4, 5);
      Tile twenty = new Tile(new float[20], 4, 5);
      grown.write(0, twenty);
      assertThatThrownBy(() -> team.scratch(3, 5).write(0, twenty))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(scratch.values()).allMatch(matrix -> matrix.array().wasClosed());
    assertThat(grown.array().wasClosed()).isTrue();
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
