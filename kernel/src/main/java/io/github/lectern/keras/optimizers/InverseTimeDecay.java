package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Schedules.requirePositive;

import io.github.lectern.keras.optimizers.ScheduleOption.Staircase;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A learning rate that is divided by a number that grows linearly with the steps, like {@code
 * keras.optimizers.schedules.InverseTimeDecay}.
 *
 * <pre>{@code
 * var rate = new InverseTimeDecay(0.1, 100, 1);
 * net.compile(optimizer(new SGD(learningRate(rate))), loss("mse"));
 * rate.call(300)                                      // 0.025
 * }</pre>
 */
public final class InverseTimeDecay extends LearningRateSchedule {
  private final double initialLearningRate;
  private final double decaySteps;
  private final double decayRate;
  private final boolean staircase;

  /**
   * Creates a schedule.
   *
   * @param initialLearningRate the rate of the first step, above 0
   * @param decaySteps the unit of time in steps, above 0
   * @param decayRate by how much the divisor of the rate grows in this time, above 0
   * @param options staircase(false)
   * @throws IllegalArgumentException if a number is not above 0, or is infinite
   */
  public InverseTimeDecay(
      double initialLearningRate, double decaySteps, double decayRate, Staircase... options) {
    this.initialLearningRate = requirePositive(this, "initialLearningRate", initialLearningRate);
    this.decaySteps = requirePositive(this, "decaySteps", decaySteps);
    this.decayRate = requirePositive(this, "decayRate", decayRate);
    staircase = Options.find(options, new Staircase(false)).value();
  }

  // a = a_0 / (1 + r p), p = step / steps, rounded down if it is a staircase
  @Override
  public double call(long step) {
    double p = step / decaySteps;
    return initialLearningRate / (1 + decayRate * (staircase ? Math.floor(p) : p));
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", initialLearningRate);
    config.put("decay_steps", decaySteps);
    config.put("decay_rate", decayRate);
    config.put("staircase", staircase);
    return config;
  }
}
