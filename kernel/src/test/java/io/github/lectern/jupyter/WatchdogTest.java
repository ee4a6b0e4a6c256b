package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.transport.VitalWork;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WatchdogTest {
  private final AtomicReference<OptionalLong> piece = new AtomicReference<>(OptionalLong.empty());
  private final AtomicInteger givenUp = new AtomicInteger();
  private final Watchdog watchdog =
      new Watchdog(new VitalWork((thread, e) -> {}, () -> {}), givenUp::incrementAndGet)
          .watch("idle", OptionalLong::empty)
          .watch("work", piece::get);

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watchdog.look();
    }
  }

  @Test
  @Timeout(60)
  void a_full_memory_does_not_end_the_looking() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    AtomicReference<Throwable> failed = new AtomicReference<>();
    CountDownLatch again = new CountDownLatch(1);
    new Watchdog(new VitalWork((thread, e) -> failed.set(e), () -> {}), () -> {})
        .watch(
            "work",
            () -> {
              if (looks.incrementAndGet() < 3) {
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
  void nothing_to_do_is_healthy_for_ever() {
    look(100_000);
    assertThat(watchdog.isGood()).isTrue();
    assertThat(givenUp).hasValue(0);
  }

  @Test
  void work_that_goes_on_is_healthy_for_ever() {
    for (long i = 0; i < 1000; i++) {
      piece.set(OptionalLong.of(i));
      look(Watchdog.UNHEALTHY_AFTER);
      assertThat(watchdog.isGood()).isTrue();
    }
  }

  @Test
  void a_piece_of_work_that_does_not_end_is_unhealthy_and_then_hopeless() {
    piece.set(OptionalLong.of(7));
    look(Watchdog.UNHEALTHY_AFTER);
    assertThat(watchdog.isGood()).isTrue();
    look(1);
    assertThat(watchdog.isGood()).isFalse();
    look(Watchdog.HOPELESS_AFTER - Watchdog.UNHEALTHY_AFTER - 1);
    assertThat(givenUp).hasValue(0);
    look(2);
    assertThat(givenUp).hasValue(1);
  }

  @Test
  void an_own_ping_that_stays_unanswered_is_hopeless_after_a_minute() {
    AtomicReference<OptionalLong> ping = new AtomicReference<>(OptionalLong.of(1));
    watchdog.watchPing(ping::get);
    look(Watchdog.UNANSWERED_AFTER);
    ping.set(OptionalLong.of(3));
    look(Watchdog.UNANSWERED_AFTER);
    assertThat(givenUp).hasValue(0);
    look(1);
    assertThat(givenUp).hasValue(1);
    assertThat(watchdog.isGood()).isTrue();
  }

  @Test
  void pings_do_not_count_while_an_unhealthy_kernel_keeps_its_heartbeats() {
    AtomicReference<OptionalLong> ping = new AtomicReference<>(OptionalLong.empty());
    watchdog.watchPing(ping::get);
    piece.set(OptionalLong.of(7));
    look(Watchdog.UNHEALTHY_AFTER + 1);
    assertThat(watchdog.isGood()).isFalse();
    ping.set(OptionalLong.of(1));
    look(Watchdog.UNANSWERED_AFTER + 50);
    assertThat(givenUp).hasValue(0);
  }

  @Test
  void work_that_ends_late_is_healthy_again() {
    piece.set(OptionalLong.of(7));
    look(Watchdog.UNHEALTHY_AFTER + 10);
    piece.set(OptionalLong.of(9));
    look(1);
    assertThat(watchdog.isGood()).isTrue();
  }

  @Test
  void a_pulse_numbers_the_pieces_of_a_threads_work() {
    Pulse pulse = new Pulse();
    assertThat(pulse.piece()).isEmpty();
    AtomicReference<OptionalLong> first = new AtomicReference<>(OptionalLong.empty());
    pulse.during(() -> first.set(pulse.piece()));
    pulse.during(() -> assertThat(pulse.piece()).isPresent().isNotEqualTo(first.get()));
    assertThat(pulse.piece()).isEmpty();
  }
}
