package io.github.lectern.keras.optimizers;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A learning rate that depends on the step, like {@code
 * keras.optimizers.schedules.LearningRateSchedule}. Your own schedules extend this class.
 *
 * <pre>{@code
 * class WarmUp extends LearningRateSchedule {
 *   @Override
 *   public double call(long step) {
 *     return 0.1 * Math.min(1, (step + 1) / 100.0);
 *   }
 * }
 * net.compile(optimizer(new SGD(learningRate(new WarmUp()))), loss("mse"));
 * }</pre>
 */
public abstract class LearningRateSchedule {
  /** Creates a schedule. */
  protected LearningRateSchedule() {}

  /**
   * Returns the learning rate of a step.
   *
   * @param step the number of steps that the optimizer has taken before; 0 in its first step
   */
  public abstract double call(long step);

  /** Returns the settings by their names in Keras, such as "decay_rate"; none by default. */
  public Map<String, Object> config() {
    return Map.of();
  }

  /** Returns a text such as {@code CosineDecay(initial_learning_rate=0.1, ...)}. */
  @Override
  public final String toString() {
    return config().entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(", ", getClass().getSimpleName() + "(", ")"));
  }
}
