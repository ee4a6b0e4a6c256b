package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Schedules.requirePositive;

import io.github.lectern.keras.optimizers.ScheduleOption.Staircase;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A learning rate that is multiplied by the same factor every {@code decaySteps} steps, like {@code
 * keras.optimizers.schedules.ExponentialDecay}.
 *
 * <pre>{@code
 * var rate = new ExponentialDecay(0.1, 100, 0.5);
 * net.compile(optimizer(new SGD(learningRate(rate))), loss("mse"));
 * rate.call(200)                                      // 0.025
 * }</pre>
 */
public final class ExponentialDecay extends LearningRateSchedule {
  private final double initialLearningRate;
  private final double decaySteps;
  private final double decayRate;
  private final boolean staircase;

  /**
   * Creates a schedule.
   *
   * @param initialLearningRate the rate of the first step, above 0
   * @param decaySteps the number of steps after which the rate is multiplied by decayRate, above 0
   * @param decayRate the factor, above 0
   * @param options staircase(false)
   * @throws IllegalArgumentException if a number is not above 0, or is infinite
   */
  public ExponentialDecay(
      double initialLearningRate, double decaySteps, double decayRate, Staircase... options) {
    this.initialLearningRate = requirePositive(this, "initialLearningRate", initialLearningRate);
    this.decaySteps = requirePositive(this, "decaySteps", decaySteps);
    this.decayRate = requirePositive(this, "decayRate", decayRate);
    staircase = Options.find(options, new Staircase(false)).value();
  }

  // a = a_0 r^p, p = step / steps, rounded down if it is a staircase
  @Override
  public double call(long step) {
    double p = step / decaySteps;
    return initialLearningRate * Math.pow(decayRate, staircase ? Math.floor(p) : p);
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
