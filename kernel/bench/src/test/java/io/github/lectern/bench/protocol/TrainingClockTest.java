package io.github.lectern.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrainingClockTest {
  private static final Duration NEVER = Duration.ZERO;
  private long now;

  private TrainingClock clock(TrainingBudget effort, int steps) {
    return new TrainingClock(effort, steps, () -> now);
  }

  private static TrainingBudget effort(int fewest, int most, int seconds) {
    return new TrainingBudget(fewest, most, Duration.ofSeconds(seconds), NEVER);
  }

  /** Simulates an epoch whose steps all take the same time; returns the number of steps. */
  private int train(TrainingClock clock, long millisPerStep) {
    int steps = 0;
    do {
      now += TimeUnit.MILLISECONDS.toNanos(millisPerStep);
      clock.stepEnded();
      steps++;
    } while (clock.wantsStep());
    clock.epochEnded(1.5, 0.25);
    return steps;
  }

  @Test
  void an_epoch_lasts_from_the_end_of_the_one_before() {
    now = 77;
    TrainingClock clock = clock(effort(2, 2, 100), 4);
    train(clock, 500);
    train(clock, 250);
    assertThat(clock.epochs())
        .containsExactly(new Epoch(2.0, 4, 1.5, 0.25), new Epoch(1.0, 4, 1.5, 0.25));
  }

  @Test
  void no_epoch_starts_after_the_maximum() {
    TrainingClock clock = clock(effort(1, 2, 100), 1);
    train(clock, 1);
    assertThat(clock.wantsEpoch()).isTrue();
    train(clock, 1);
    assertThat(clock.wantsEpoch()).isFalse();
  }

  @Test
  void no_epoch_starts_that_would_exceed_the_budget() {
    TrainingClock clock = clock(effort(1, 9, 10), 1);
    train(clock, 5000);
    assertThat(clock.wantsEpoch()).as("5 s + 5 s fit into 10 s").isTrue();
    train(clock, 5000);
    assertThat(clock.wantsEpoch()).as("10 s + 5 s do not").isFalse();
  }

  @Test
  void the_minimum_number_of_epochs_is_trained_whatever_its_time() {
    TrainingClock clock = clock(effort(3, 9, 10), 1);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(clock.wantsEpoch()).isTrue();
      train(clock, 60_000);
    }
    assertThat(clock.wantsEpoch()).isFalse();
  }

  @Test
  void the_first_epoch_is_cut_at_its_limit_and_the_later_ones_at_the_same_step() {
    TrainingBudget effort = new TrainingBudget(3, 3, Duration.ofSeconds(9), Duration.ofSeconds(4));
    TrainingClock clock = clock(effort, 1875);
    assertThat(train(clock, 1000)).isEqualTo(4);
    assertThat(train(clock, 3000)).isEqualTo(4);
    assertThat(train(clock, 10)).isEqualTo(4);
  }

  @Test
  void an_epoch_that_ends_before_the_limit_is_not_cut() {
    TrainingBudget effort = new TrainingBudget(1, 1, Duration.ofSeconds(9), Duration.ofSeconds(4));
    assertThat(train(clock(effort, 50), 70)).isEqualTo(50);
  }

  @Test
  void without_a_limit_no_epoch_is_cut() {
    assertThat(train(clock(effort(1, 1, 1), 1875), 1000)).isEqualTo(1875);
  }
}
