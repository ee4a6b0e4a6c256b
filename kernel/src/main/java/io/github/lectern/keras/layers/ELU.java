package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.options.LayerOption;
import java.util.Map;

/**
 * The exponential linear unit, like {@code keras.layers.ELU}: y = x if x is above 0, and otherwise
 * y = alpha (exp(x) - 1).
 *
 * <pre>{@code
 * net.add(new Dense(30));
 * net.add(new ELU());
 * }</pre>
 *
 * <p>The layer was proposed by Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep Network
 * Learning by Exponential Linear Units (ELUs)", 2015.
 */
public final class ELU extends Layer {
  private final double alpha;

  /**
   * Creates a layer with alpha 1, whose slope has no jump at 0.
   *
   * @param options name(...) and inputShape(...)
   */
  public ELU(LayerOption... options) {
    this(1, options);
  }

  /**
   * Creates a layer.
   *
   * @param alpha the outputs approach -alpha for very negative inputs
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if alpha is infinite or NaN
   */
  public ELU(double alpha, LayerOption... options) {
    super((Object[]) options);
    if (!Double.isFinite(alpha)) {
      throw new IllegalArgumentException(
          "ELU: expected a finite alpha but got " + alpha + "; try new ELU(1)");
    }
    this.alpha = alpha;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  @Override
  public Operation operation() {
    return new PointwiseOp(new Exponential(alpha));
  }

  @Override
  public Map<String, Object> config() {
    return Map.of("alpha", alpha);
  }

  private record Exponential(double alpha) implements PointwiseOp.Function {
    // y = alpha (exp(x) - 1) if x < 0, and otherwise x; NaN stays NaN
    @Override
    public void apply(Tile x) {
      float[] v = x.values();
      int size = x.size();
      for (int i = 0; i < size; i++) {
        v[i] = v[i] < 0 ? (float) (alpha * Math.expm1(v[i])) : v[i];
      }
    }

    // dx = alpha exp(x) dy if x < 0, and otherwise dy
    @Override
    public void gradient(Tile x, Tile dy) {
      float[] v = x.values();
      float[] d = dy.values();
      int size = x.size();
      for (int i = 0; i < size; i++) {
        d[i] *= v[i] < 0 ? (float) (alpha * Math.exp(v[i])) : 1f;
      }
    }
  }
}
