package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.options.LayerOption;
import java.util.Map;

/**
 * A layer that multiplies negative numbers by a small slope, so that their gradient is never 0,
 * like {@code keras.layers.LeakyReLU}: y = x if x is above 0, and otherwise y = alpha x.
 *
 * <pre>{@code
 * net.add(new Dense(30));
 * net.add(new LeakyReLU(0.1));
 * }</pre>
 *
 * <p>The layer was proposed by Maas, Hannun and Ng, "Rectifier Nonlinearities Improve Neural
 * Network Acoustic Models", 2013.
 */
public final class LeakyReLU extends Layer {
  private final double alpha;

  /**
   * Creates a layer with the slope 0.3.
   *
   * @param options name(...) and inputShape(...)
   */
  public LeakyReLU(LayerOption... options) {
    this(0.3, options);
  }

  /**
   * Creates a layer.
   *
   * @param alpha the slope for numbers below 0
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if the slope is infinite or NaN
   */
  public LeakyReLU(double alpha, LayerOption... options) {
    super((Object[]) options);
    if (!Double.isFinite(alpha)) {
      throw new IllegalArgumentException(
          "LeakyReLU: expected a finite slope but got " + alpha + "; try new LeakyReLU(0.3)");
    }
    this.alpha = alpha;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  @Override
  public Operation operation() {
    return new PointwiseOp(new PiecewiseLinear((float) alpha, Float.POSITIVE_INFINITY));
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("alpha", alpha);
  }
}
