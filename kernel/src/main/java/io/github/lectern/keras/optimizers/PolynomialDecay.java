package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Schedules.requirePositive;

import io.github.lectern.keras.optimizers.ScheduleOption.Cycle;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A learning rate that falls to an end value along a power of the remaining time, like {@code
 * keras.optimizers.schedules.PolynomialDecay}. With the power 1, the default, it falls linearly.
 *
 * <pre>{@code
 * var rate = new PolynomialDecay(0.1, 1000, 0.01);
 * net.compile(optimizer(new SGD(learningRate(rate))), loss("mse"));
 * rate.call(500)                                      // 0.055
 * }</pre>
 */
public final class PolynomialDecay extends LearningRateSchedule {
  private final double initialLearningRate;
  private final double decaySteps;
  private final double endLearningRate;
  private final double power;
  private final boolean cycle;

  /**
   * Creates a schedule that falls linearly to 0.0001.
   *
   * @param initialLearningRate the rate of the first step, above 0
   * @param decaySteps the number of steps until the rate reaches its end, above 0
   * @param options cycle(false)
   * @throws IllegalArgumentException if a number is out of range
   */
  public PolynomialDecay(double initialLearningRate, double decaySteps, Cycle... options) {
    this(initialLearningRate, decaySteps, 0.0001, options);
  }

  /**
   * Creates a schedule that falls linearly.
   *
   * @param initialLearningRate the rate of the first step, above 0
   * @param decaySteps the number of steps until the rate reaches its end, above 0
   * @param endLearningRate the last rate, at least 0
   * @param options cycle(false)
   * @throws IllegalArgumentException if a number is out of range
   */
  public PolynomialDecay(
      double initialLearningRate, double decaySteps, double endLearningRate, Cycle... options) {
    this(initialLearningRate, decaySteps, endLearningRate, 1, options);
  }

  /**
   * Creates a schedule.
   *
   * @param initialLearningRate the rate of the first step, above 0
   * @param decaySteps the number of steps until the rate reaches its end, above 0
   * @param endLearningRate the last rate, at least 0
   * @param power the exponent of the remaining fraction of the steps, above 0
   * @param options cycle(false)
   * @throws IllegalArgumentException if a number is out of range
   */
  public PolynomialDecay(
      double initialLearningRate,
      double decaySteps,
      double endLearningRate,
      double power,
      Cycle... options) {
    this.initialLearningRate = requirePositive(this, "initialLearningRate", initialLearningRate);
    this.decaySteps = requirePositive(this, "decaySteps", decaySteps);
    this.power = requirePositive(this, "power", power);
    if (!(endLearningRate >= 0 && Double.isFinite(endLearningRate))) {
      throw new IllegalArgumentException(
          "PolynomialDecay: expected a finite endLearningRate of at least 0 but got "
              + endLearningRate
              + "; try 0.0001");
    }
    this.endLearningRate = endLearningRate;
    cycle = Options.find(options, new Cycle(false)).value();
  }

  // a = (a_0 - a_1) (1 - p)^power + a_1, p = min(step / steps, 1);
  // in a cycle, steps is replaced with its first multiple that is at least step
  @Override
  public double call(long step) {
    double steps = cycle ? decaySteps * Math.max(1, Math.ceil(step / decaySteps)) : decaySteps;
    double p = Math.min(step / steps, 1);
    return (initialLearningRate - endLearningRate) * Math.pow(1 - p, power) + endLearningRate;
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", initialLearningRate);
    config.put("decay_steps", decaySteps);
    config.put("end_learning_rate", endLearningRate);
    config.put("power", power);
    config.put("cycle", cycle);
    return config;
  }
}
