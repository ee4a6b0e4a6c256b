package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.ReluOption;
import io.github.lectern.keras.options.ReluOption.MaxValue;
import io.github.lectern.keras.options.ReluOption.NegativeSlope;
import io.github.lectern.tensor.Options;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rectified linear unit as a layer, like {@code keras.layers.ReLU}: y = max(x, 0) by default.
 * Lectern lacks the option {@code threshold} of Keras.
 *
 * <pre>{@code
 * net.add(new Dense(30));
 * net.add(new ReLU());
 * }</pre>
 *
 * <p>With {@code maxValue(m)} and {@code negativeSlope(a)}: y = a x if x is below 0, and otherwise
 * y = min(x, m).
 */
public final class ReLU extends Layer {
  private final Optional<MaxValue> maxValue;
  private final double negativeSlope;

  /**
   * Creates a layer. By default, there is no maximum and the slope for negative inputs is 0.
   *
   * @param options maxValue(...), negativeSlope(...), name(...) and inputShape(...)
   */
  public ReLU(ReluOption... options) {
    this(Options.find(options, MaxValue.class), options);
  }

  /**
   * Creates a layer whose outputs do not exceed a maximum.
   *
   * @param maxValue the largest output, at least 0
   * @param options negativeSlope(...), name(...) and inputShape(...)
   * @throws IllegalArgumentException if the maximum is negative, infinite or NaN
   */
  public ReLU(double maxValue, ReluOption... options) {
    this(Optional.of(new MaxValue(maxValue)), options);
  }

  private ReLU(Optional<MaxValue> maxValue, ReluOption... options) {
    super((Object[]) options);
    this.maxValue = maxValue;
    negativeSlope = Options.find(options, new NegativeSlope(0)).value();
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  @Override
  public Operation operation() {
    double max = maxValue.map(MaxValue::value).orElse(Double.POSITIVE_INFINITY);
    return new PointwiseOp(new PiecewiseLinear((float) negativeSlope, (float) max));
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    maxValue.ifPresent(max -> config.put("max_value", max.value()));
    config.put("negative_slope", negativeSlope);
    return config;
  }
}
