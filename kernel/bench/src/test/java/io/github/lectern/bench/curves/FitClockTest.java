package io.github.lectern.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.callbacks.TrainingControl;
import io.github.lectern.keras.callbacks.TrainingPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class FitClockTest {
  private static final TrainingPlan PLAN = new TrainingPlan(100, 3);
  private static final MeasurementPlan PATIENCE =
      new MeasurementPlan(1, Duration.ofSeconds(5), 2, Duration.ofSeconds(10), 1);

  private long now;
  private boolean stopped;

  private FitClock clock(Span span, int fullSteps) {
    FitClock clock = new FitClock(span, fullSteps, PATIENCE, () -> now);
    clock.onTrainBegin(PLAN, control());
    return clock;
  }

  private TrainingControl control() {
    return new TrainingControl() {
      @Override
      public void stopTraining() {
        stopped = true;
      }

      @Override
      public double learningRate() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void setLearningRate(double value) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<INDArray> getWeights() {
        return List.of();
      }

      @Override
      public void save(String file) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void setWeights(List<INDArray> weights) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private void step(FitClock clock, int batch, int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
    clock.onTrainBatchEnd(batch, Map.of());
  }

  private void epoch(FitClock clock, int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
    clock.onEpochEnd(0, Map.of());
  }

  @Test
  void steps_that_begin_during_the_warm_up_do_not_count() {
    FitClock clock = clock(Span.STEP, 100);
    step(clock, 0, 1);
    step(clock, 1, 3); // from 1 to 4
    step(clock, 2, 4); // from 4 to 8
    step(clock, 3, 2);
    assertThat(clock.seconds()).containsExactly(2);
  }

  @Test
  void the_minimum_number_of_warm_ups_runs_even_if_they_take_long() {
    FitClock clock = clock(Span.STEP, 100);
    step(clock, 0, 60);
    step(clock, 1, 60);
    step(clock, 2, 7);
    assertThat(clock.seconds()).containsExactly(7);
  }

  @Test
  void the_first_step_of_an_epoch_and_a_short_last_one_do_not_count() {
    FitClock clock = clock(Span.STEP, 3);
    step(clock, 0, 6);
    step(clock, 1, 6);
    step(clock, 2, 2);
    step(clock, 3, 1); // the short one
    step(clock, 0, 9); // with the shuffle
    step(clock, 1, 3);
    assertThat(clock.seconds()).containsExactly(2, 3);
  }

  @Test
  void epochs_are_timed_from_end_to_end() {
    FitClock clock = clock(Span.EPOCH, 3);
    epoch(clock, 7);
    step(clock, 0, 1);
    step(clock, 1, 1);
    epoch(clock, 2);
    assertThat(clock.seconds()).containsExactly(4);
  }

  @Test
  void it_stops_after_the_minimum_number_of_spans_once_the_time_is_over() {
    FitClock clock = clock(Span.EPOCH, 3);
    epoch(clock, 6);
    epoch(clock, 11);
    assertThat(stopped).isFalse(); // one span only
    epoch(clock, 1);
    assertThat(stopped).isTrue();
  }

  @Test
  void it_stops_after_the_time_once_there_are_enough_spans() {
    FitClock clock = clock(Span.EPOCH, 3);
    epoch(clock, 6);
    epoch(clock, 1);
    epoch(clock, 1);
    assertThat(stopped).isFalse(); // two seconds only
    epoch(clock, 8);
    assertThat(stopped).isTrue();
  }
}
