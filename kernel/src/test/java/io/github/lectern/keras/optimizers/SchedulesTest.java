package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.ScheduleOption.Cycle;
import io.github.lectern.keras.optimizers.ScheduleOption.Staircase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the learning rates of schedules against values computed by hand from the formulas in
 * keras/optimizer_v2/learning_rate_schedule.py of Keras 2.7.
 */
class SchedulesTest {
  private static void assertRates(LearningRateSchedule schedule, long[] steps, double... rates) {
    assertThat(LongStream.of(steps).mapToDouble(schedule::call).toArray())
        .as("%s", schedule)
        .containsExactly(rates, within(1e-9));
  }

  // 0.1 x 0.5^(step / 10)
  @Test
  void exponential_decay_multiplies_by_the_rate_in_each_period() {
    long[] steps = {0, 5, 10, 25, 30};
    assertRates(
        new ExponentialDecay(0.1, 10, 0.5),
        steps,
        0.1,
        0.07071067811865477,
        0.05,
        0.01767766952966369,
        0.0125);
    assertRates(
        new ExponentialDecay(0.1, 10, 0.5, new Staircase(true)),
        steps,
        0.1,
        0.1,
        0.05,
        0.025,
        0.0125);
  }

  // 0.1 / (1 + 0.5 step / 10)
  @Test
  void inverse_time_decay_divides_by_a_linear_function_of_the_step() {
    long[] steps = {0, 5, 20, 39};
    assertRates(new InverseTimeDecay(0.1, 10, 0.5), steps, 0.1, 0.08, 0.05, 0.03389830508474576);
    assertRates(
        new InverseTimeDecay(0.1, 10, 0.5, new Staircase(true)), steps, 0.1, 0.1, 0.05, 0.04);
  }

  // cos(pi / 4) = 0.70710678, so 0.1 (1 + 0.70710678) / 2 = 0.08535534
  @Test
  void cosine_decay_is_half_a_wave() {
    long[] steps = {0, 25, 50, 100, 1000};
    assertRates(new CosineDecay(0.1, 100), steps, 0.1, 0.08535533905932738, 0.05, 0, 0);
    // 0.1 (0.8 x 0.8535534 + 0.2)
    assertRates(new CosineDecay(0.1, 100, 0.2), steps, 0.1, 0.0882842712474619, 0.06, 0.02, 0.02);
  }

  // (0.1 - 0.02) (1 - step / 10)^p + 0.02
  @Test
  void polynomial_decay_falls_along_a_power() {
    long[] steps = {0, 4, 10, 11};
    assertRates(new PolynomialDecay(0.1, 10, 0.02), steps, 0.1, 0.068, 0.02, 0.02);
    assertRates(new PolynomialDecay(0.1, 10, 0.02, 2), steps, 0.1, 0.0488, 0.02, 0.02);
    assertRates(new PolynomialDecay(0.1, 10), steps, 0.1, 0.06004, 0.0001, 0.0001);
  }

  // in a cycle, 11 to 20 steps are measured against 20: (0.1 - 0.02) (1 - 15 / 20) + 0.02
  @Test
  void a_cycle_of_polynomial_decay_begins_again_lower() {
    assertRates(
        new PolynomialDecay(0.1, 10, 0.02, new Cycle(true)),
        new long[] {0, 5, 10, 15, 20, 21},
        0.1,
        0.06,
        0.02,
        0.04,
        0.02,
        0.044);
  }

  /** The example in the documentation of Keras: 1.0 for 100001 steps, 0.5 for 10000, then 0.1. */
  @Test
  void piecewise_constant_decay_changes_after_its_boundaries() {
    assertRates(
        new PiecewiseConstantDecay(List.of(100_000, 110_000), List.of(1, 0.5, 0.1)),
        new long[] {0, 100_000, 100_001, 110_000, 110_001},
        1,
        1,
        0.5,
        0.5,
        0.1);
  }

  static List<LearningRateSchedule> schedules() {
    return List.of(
        new ExponentialDecay(0.1, 10, 0.5, new Staircase(true)),
        new InverseTimeDecay(0.1, 10, 0.5, new Staircase(true)),
        new CosineDecay(0.1, 100, 0.2),
        new PolynomialDecay(0.1, 10, 0.02, 2, new Cycle(true)),
        new PiecewiseConstantDecay(List.of(3, 7), List.of(0.3, 0.2, 0.1)));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void each_comes_back_from_its_settings(LearningRateSchedule schedule) {
    assertThat(Schedules.isKnown(schedule)).isTrue();
    assertThat(Schedules.fromConfig(schedule.getClass().getSimpleName(), schedule.config()))
        .hasToString(schedule.toString());
  }

  // w -= a_t g with a_0 = 0.1 and a_1 = 0.05: the first step uses call(0)
  @Test
  void an_optimizer_uses_the_rate_of_the_steps_before() {
    Steps.compare(
        new SGD(new LearningRate(new ExponentialDecay(0.1, 1, 0.5))),
        (t, g, slots) -> -0.1 * Math.pow(0.5, t - 1) * g);
  }

  @Test
  void the_learning_rate_is_that_of_the_next_step_until_it_is_set() {
    SGD sgd = new SGD(new LearningRate(new ExponentialDecay(0.1, 1, 0.5)));
    assertThat(sgd.learningRate()).isEqualTo(0.1);
    Steps.step(sgd, Steps.parameter(new float[] {1}, 1, 1), new float[] {1});
    assertThat(sgd.learningRate()).isEqualTo(0.05);
    assertThat(sgd)
        .hasToString(
            "SGD(learning_rate=ExponentialDecay(initial_learning_rate=0.1, decay_steps=1.0,"
                + " decay_rate=0.5, staircase=false), momentum=0.0, nesterov=false)");
    sgd.setLearningRate(0.3);
    assertThat(sgd.learningRate()).isEqualTo(0.3);
    assertThat(sgd.schedule()).isEqualTo(Optional.empty());
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExponentialDecay(0.1, 0, 0.5))
        .withMessage("ExponentialDecay: expected finite decaySteps above 0 but got 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CosineDecay(0.1, 10, 2))
        .withMessage("CosineDecay: expected alpha from 0 to 1 but got 2.0; try 0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PolynomialDecay(0.1, 10, -1))
        .withMessageContaining("expected a finite endLearningRate of at least 0 but got -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PiecewiseConstantDecay(List.of(1, 2), List.of(0.1, 0.2)))
        .withMessage(
            "PiecewiseConstantDecay: expected one more value than boundaries but got 2 values and"
                + " 2 boundaries; try new PiecewiseConstantDecay(List.of(100), List.of(0.1,"
                + " 0.01))");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PiecewiseConstantDecay(List.of(2, 2), List.of(1, 2, 3)))
        .withMessageEndingWith("expected boundaries in ascending order but got [2, 2]");
  }

  @Test
  void a_type_or_a_setting_that_is_missing_in_a_file_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedules.fromConfig("CosineDecy", Map.of()))
        .withMessageContaining("Did you mean \"CosineDecay\"?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedules.fromConfig("CosineDecay", Map.of()))
        .withMessage("the schedule setting \"initial_learning_rate\" is missing");
  }
}
