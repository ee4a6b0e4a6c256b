package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.transport.CriticalThreads;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WatchdogTest {
  private final AtomicReference<OptionalLong> task = new AtomicReference<>(OptionalLong.empty());
  private final AtomicInteger givenUp = new AtomicInteger();
  private final Watchdog watchdog =
      new Watchdog(new CriticalThreads((thread, e) -> {}, () -> {}), givenUp::incrementAndGet)
          .watch("idle", OptionalLong::empty)
          .watch("work", task::get);

  private void check(int times) {
    for (int i = 0; i < times; i++) {
      watchdog.check();
    }
  }

  @Test
  @Timeout(60)
  void exhausted_memory_does_not_stop_the_watchdog() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    AtomicReference<Throwable> failed = new AtomicReference<>();
    CountDownLatch again = new CountDownLatch(1);
    new Watchdog(new CriticalThreads((thread, e) -> failed.set(e), () -> {}), () -> {})
        .watch(
            "work",
            () -> {
              if (calls.incrementAndGet() < 3) {
                throw new OutOfMemoryError("Java heap space");
              }
              again.countDown();
              return OptionalLong.empty();
            })
        .start();

    assertThat(again.await(40, TimeUnit.SECONDS)).isTrue();
    assertThat(failed).hasNullValue();
  }

  @Test
  void an_idle_kernel_is_alive_forever() {
    check(100_000);
    assertThat(watchdog.isAlive()).isTrue();
    assertThat(givenUp).hasValue(0);
  }

  @Test
  void work_that_makes_progress_is_alive_forever() {
    for (long i = 0; i < 1000; i++) {
      task.set(OptionalLong.of(i));
      check(Watchdog.UNHEALTHY_AFTER);
      assertThat(watchdog.isAlive()).isTrue();
    }
  }

  @Test
  void a_task_that_does_not_end_stops_the_heartbeat_and_later_the_process() {
    task.set(OptionalLong.of(7));
    check(Watchdog.UNHEALTHY_AFTER);
    assertThat(watchdog.isAlive()).isTrue();
    check(1);
    assertThat(watchdog.isAlive()).isFalse();
    check(Watchdog.HOPELESS_AFTER - Watchdog.UNHEALTHY_AFTER - 1);
    assertThat(givenUp).hasValue(0);
    check(2);
    assertThat(givenUp).hasValue(1);
  }

  @Test
  void an_unanswered_ping_ends_the_process_after_a_minute() {
    AtomicReference<OptionalLong> ping = new AtomicReference<>(OptionalLong.of(1));
    watchdog.watchPing(ping::get);
    check(Watchdog.UNANSWERED_AFTER);
    ping.set(OptionalLong.of(3));
    check(Watchdog.UNANSWERED_AFTER);
    assertThat(givenUp).hasValue(0);
    check(1);
    assertThat(givenUp).hasValue(1);
    assertThat(watchdog.isAlive()).isTrue();
  }

  @Test
  void pings_do_not_count_while_heartbeats_are_held_back() {
    AtomicReference<OptionalLong> ping = new AtomicReference<>(OptionalLong.empty());
    watchdog.watchPing(ping::get);
    task.set(OptionalLong.of(7));
    check(Watchdog.UNHEALTHY_AFTER + 1);
    assertThat(watchdog.isAlive()).isFalse();
    ping.set(OptionalLong.of(1));
    check(Watchdog.UNANSWERED_AFTER + 50);
    assertThat(givenUp).hasValue(0);
  }

  @Test
  void work_that_ends_late_is_alive_again() {
    task.set(OptionalLong.of(7));
    check(Watchdog.UNHEALTHY_AFTER + 10);
    task.set(OptionalLong.of(9));
    check(1);
    assertThat(watchdog.isAlive()).isTrue();
  }
}
