package io.github.lectern.keras.workers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttendanceTest {
  private static final long MILLISECOND = 1_000_000;

  private long now = -5 * MILLISECOND; // nanoTime may be negative
  private final Attendance attendance = new Attendance(3, () -> now);

  @Test
  void all_helpers_are_there_as_long_as_none_is_late() {
    attendance.judge(10 * MILLISECOND, 11 * MILLISECOND);
    attendance.judge(0, MILLISECOND);
    assertThat(attendance.steady()).isEqualTo(3);
    assertThat(attendance.pauseLeft()).isNotPositive();
  }

  @Test
  void one_that_kept_the_caller_waiting_comes_for_visits_after_4_ms_and_is_steady_after_8() {
    late();
    assertThat(attendance.steady()).isEqualTo(2);
    assertThat(attendance.pauseLeft()).isEqualTo(4 * MILLISECOND);
    assertThat(steadyAfter(4)).isEqualTo(2);
    assertThat(attendance.pauseLeft()).isZero();
    assertThat(steadyAfter(3)).isEqualTo(2);
    assertThat(steadyAfter(1)).isEqualTo(3);
  }

  @Test
  void there_are_visits_only_for_longer_and_longer_if_a_helper_is_late_again_and_again() {
    long[] expected = {8, 16, 32, 64, 128, 256, 512, 1024, 1024};
    for (long crowd : expected) {
      late();
      assertThat(steadyAfter(crowd - 1)).isEqualTo(2);
      assertThat(steadyAfter(1)).isEqualTo(3);
    }
    now += 100 * MILLISECOND;
    late();
    assertThat(steadyAfter(8)).isEqualTo(3);
  }

  @Test
  void there_are_no_visits_for_longer_and_longer_if_they_are_late_again_and_again() {
    long[] expected = {4, 8, 16, 32, 64, 128, 256, 256};
    for (long pause : expected) {
      late();
      assertThat(attendance.pauseLeft()).isEqualTo(pause * MILLISECOND);
      now += pause * MILLISECOND;
    }
    now += 100 * MILLISECOND;
    late();
    assertThat(attendance.pauseLeft()).isEqualTo(4 * MILLISECOND);
  }

  @Test
  void a_late_visit_leaves_the_others_steady() {
    late();
    now += 5 * MILLISECOND;
    late();
    assertThat(attendance.steady()).isEqualTo(2);
  }

  @Test
  void one_less_is_steady_if_one_is_late_though_there_are_no_visits() {
    int[] expected = {2, 1, 0, 0};
    for (int steady : expected) {
      late();
      assertThat(attendance.steady()).isEqualTo(steady);
    }
    assertThat(steadyAfter(31)).isZero();
    assertThat(steadyAfter(1)).isEqualTo(3); // when the pauses of 4, 8, 16 and 32 ms are over
  }

  private void late() {
    attendance.judge(MILLISECOND, 4 * MILLISECOND);
  }

  private int steadyAfter(long milliseconds) {
    now += milliseconds * MILLISECOND;
    attendance.renew();
    return attendance.steady();
  }
}
