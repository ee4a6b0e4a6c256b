package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Schedules.requirePositive;

import io.github.lectern.tensor.Plural;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A learning rate that changes at given steps, like {@code
 * keras.optimizers.schedules.PiecewiseConstantDecay}.
 *
 * <pre>{@code
 * var rate = new PiecewiseConstantDecay(List.of(100, 200), List.of(0.1, 0.05, 0.01));
 * net.compile(optimizer(new SGD(learningRate(rate))), loss("mse"));
 * rate.call(100)                                      // 0.1
 * rate.call(101)                                      // 0.05
 * }</pre>
 */
public final class PiecewiseConstantDecay extends LearningRateSchedule {
  private final List<Long> boundaries;
  private final List<Double> values;

  /**
   * Creates a schedule.
   *
   * @param boundaries the last step of each interval except the last one, in ascending order
   * @param values the rate in each interval, above 0; one more than boundaries
   * @throws IllegalArgumentException if the numbers of boundaries and values do not match, the
   *     boundaries do not ascend, or a rate is not above 0
   */
  public PiecewiseConstantDecay(List<? extends Number> boundaries, List<? extends Number> values) {
    this.boundaries = boundaries.stream().map(Number::longValue).toList();
    this.values = values.stream().map(Number::doubleValue).toList();
    if (values.size() != boundaries.size() + 1) {
      throw new IllegalArgumentException(
          "PiecewiseConstantDecay: expected one more value than boundaries but got "
              + Plural.of(values.size(), "value")
              + " and "
              + boundaries.size()
              + " boundaries; try new PiecewiseConstantDecay(List.of(100), List.of(0.1, 0.01))");
    }
    for (int i = 1; i < this.boundaries.size(); i++) {
      if (this.boundaries.get(i) <= this.boundaries.get(i - 1)) {
        throw new IllegalArgumentException(
            "PiecewiseConstantDecay: expected boundaries in ascending order but got " + boundaries);
      }
    }
    this.values.forEach(value -> requirePositive(this, "values", value));
  }

  @Override
  public double call(long step) {
    int interval = 0;
    while (interval < boundaries.size() && step > boundaries.get(interval)) {
      interval++;
    }
    return values.get(interval);
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("boundaries", boundaries);
    config.put("values", values);
    return config;
  }
}
