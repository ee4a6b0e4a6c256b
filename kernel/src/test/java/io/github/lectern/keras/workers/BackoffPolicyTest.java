package io.github.lectern.keras.workers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffPolicyTest {
  private static final long MILLISECOND = 1_000_000;

  private long now = -5 * MILLISECOND; // nanoTime may be negative
  private final BackoffPolicy policy = new BackoffPolicy(3, () -> now);

  @Test
  void all_workers_take_part_as_long_as_none_is_late() {
    policy.record(10 * MILLISECOND, 11 * MILLISECOND);
    policy.record(0, MILLISECOND);
    assertThat(policy.update()).isEqualTo(3);
    assertThat(policy.isActive(2)).isTrue();
  }

  @Test
  void one_worker_fewer_takes_part_for_4_ms_after_one_was_late() {
    late();
    assertThat(activeAfter(3)).isEqualTo(2);
    assertThat(policy.isActive(1)).isTrue();
    assertThat(policy.isActive(2)).isFalse();
    assertThat(activeAfter(1)).isEqualTo(3);
  }

  @Test
  void the_pause_doubles_up_to_256_ms_if_a_worker_is_late_again_soon() {
    long[] expected = {4, 8, 16, 32, 64, 128, 256, 256};
    for (long pause : expected) {
      late();
      assertThat(activeAfter(pause - 1)).isEqualTo(2);
      assertThat(activeAfter(1)).isEqualTo(3);
    }
    now += 256 * MILLISECOND;
    late();
    assertThat(activeAfter(4)).isEqualTo(3);
  }

  @Test
  void another_worker_stops_if_one_is_late_during_the_pause() {
    int[] expected = {2, 1, 0, 0};
    for (int active : expected) {
      late();
      assertThat(policy.update()).isEqualTo(active);
    }
    assertThat(activeAfter(31)).isZero(); // pauses of 4, 8, 16 and 32 ms
    assertThat(activeAfter(1)).isEqualTo(3);
  }

  private void late() {
    policy.record(MILLISECOND, 4 * MILLISECOND);
  }

  private int activeAfter(long milliseconds) {
    now += milliseconds * MILLISECOND;
    return policy.update();
  }
}
