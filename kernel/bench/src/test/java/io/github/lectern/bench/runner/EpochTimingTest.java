package io.github.lectern.bench.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EpochTimingTest {
  private static final double TOLERANCE = 1e-9;

  @Test
  void whole_epochs_are_taken_as_they_are() {
    EpochTiming timing = EpochTiming.of(SampleRuns.result(100, 5, 3, 1, 2));
    assertThat(timing).isEqualTo(new EpochTiming(5, 2, 1, false));
  }

  @Test
  void a_later_epoch_that_was_cut_is_scaled_by_its_share_of_the_steps() {
    EpochTiming timing = EpochTiming.of(SampleRuns.result(25, 5, 3, 1, 2));
    assertThat(timing.scaled()).isTrue();
    assertThat(timing.steady()).isCloseTo(8, within(TOLERANCE));
    assertThat(timing.minimum()).isCloseTo(4, within(TOLERANCE));
  }

  @Test
  void the_first_epoch_that_was_cut_gets_the_steady_time_of_the_steps_it_lacks() {
    // steady 8 s; 75 of 100 steps are missing: 5 + 6
    EpochTiming timing = EpochTiming.of(SampleRuns.result(25, 5, 3, 1, 2));
    assertThat(timing.first()).isCloseTo(11, within(TOLERANCE));
  }
}
