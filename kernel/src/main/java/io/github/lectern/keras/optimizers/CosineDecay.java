package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Schedules.requirePositive;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A learning rate that falls along half a cosine wave, like {@code
 * keras.optimizers.schedules.CosineDecay}.
 *
 * <pre>{@code
 * var rate = new CosineDecay(0.1, 1000);
 * net.compile(optimizer(new SGD(learningRate(rate))), loss("mse"));
 * rate.call(500)                                      // 0.05
 * }</pre>
 *
 * <p>The schedule was proposed by Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with
 * Warm Restarts", 2016.
 */
public final class CosineDecay extends LearningRateSchedule {
  private final double initialLearningRate;
  private final double decaySteps;
  private final double alpha;

  /**
   * Creates a schedule that ends at 0.
   *
   * @param initialLearningRate the rate of the first step, above 0
   * @param decaySteps the number of steps until the rate reaches its end, above 0
   * @throws IllegalArgumentException if a number is not above 0, or is infinite
   */
  public CosineDecay(double initialLearningRate, double decaySteps) {
    this(initialLearningRate, decaySteps, 0);
  }

  /**
   * Creates a schedule.
   *
   * @param initialLearningRate the rate of the first step, above 0
   * @param decaySteps the number of steps until the rate reaches its end, above 0
   * @param alpha the last rate as a fraction of the first, from 0 to 1
   * @throws IllegalArgumentException if a number is out of range
   */
  public CosineDecay(double initialLearningRate, double decaySteps, double alpha) {
    this.initialLearningRate = requirePositive(this, "initialLearningRate", initialLearningRate);
    this.decaySteps = requirePositive(this, "decaySteps", decaySteps);
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "CosineDecay: expected alpha from 0 to 1 but got " + alpha + "; try 0.1");
    }
    this.alpha = alpha;
  }

  // a = a_0 ((1 - alpha) (1 + cos(pi p)) / 2 + alpha), p = min(step / steps, 1)
  @Override
  public double call(long step) {
    double p = Math.min(step / decaySteps, 1);
    return initialLearningRate * ((1 - alpha) * (1 + Math.cos(Math.PI * p)) / 2 + alpha);
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("initial_learning_rate", initialLearningRate);
    config.put("decay_steps", decaySteps);
    config.put("alpha", alpha);
    return config;
  }
}
