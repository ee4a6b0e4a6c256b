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
    assertThat(attendance.present()).isEqualTo(3);
  }

  @Test
  void one_that_kept_the_caller_waiting_comes_back_after_a_pause() {
    late();
    assertThat(attendance.present()).isEqualTo(2);
    assertThat(presentAfter(3)).isEqualTo(2);
    assertThat(presentAfter(1)).isEqualTo(3);
    assertThat(presentAfter(1)).isEqualTo(3);
  }

  @Test
  void pauses_grow_for_one_that_is_late_again_and_again_up_to_a_quarter_of_a_second() {
    long[] expected = {4, 8, 16, 32, 64, 128, 256, 256};
    for (long pause : expected) {
      late();
      assertThat(presentAfter(pause - 1)).isEqualTo(2);
      assertThat(presentAfter(1)).isEqualTo(3);
    }
    now += 100 * MILLISECOND;
    late();
    assertThat(presentAfter(4)).isEqualTo(3);
  }

  @Test
  void all_may_stay_away_but_never_more() {
    for (int i = 0; i < 5; i++) {
      late();
    }
    assertThat(attendance.present()).isZero();
    assertThat(presentAfter(200)).isEqualTo(1);
    assertThat(presentAfter(0)).isEqualTo(2);
  }

  private void late() {
    attendance.judge(MILLISECOND, 4 * MILLISECOND);
  }

  private int presentAfter(long milliseconds) {
    now += milliseconds * MILLISECOND;
    attendance.renew();
    return attendance.present();
  }
}
