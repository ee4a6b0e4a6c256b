package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.options.LayerOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A layer that brings numbers into another range, y = scale x + offset, like {@code
 * keras.layers.Rescaling}.
 *
 * <pre>{@code
 * net.add(new Rescaling(1.0 / 255));          // pixels from 0 to 255 -> 0 to 1
 * net.add(new Rescaling(1 / 127.5, -1));      // pixels from 0 to 255 -> -1 to 1
 * }</pre>
 */
public final class Rescaling extends Layer {
  private final double scale;
  private final double offset;

  /**
   * Creates a layer with the offset 0.
   *
   * @param scale the factor, which is not 0
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if the scale is 0, infinite or NaN
   */
  public Rescaling(double scale, LayerOption... options) {
    this(scale, 0, options);
  }

  /**
   * Creates a layer.
   *
   * @param scale the factor, which is not 0
   * @param offset is added to the product
   * @param options name(...) and inputShape(...)
   * @throws IllegalArgumentException if the scale is 0, infinite or NaN, or the offset is infinite
   *     or NaN
   */
  public Rescaling(double scale, double offset, LayerOption... options) {
    super((Object[]) options);
    if (scale == 0) {
      throw new IllegalArgumentException(
          "Rescaling: expected a scale other than 0 but got 0; in Java, 1 / 255 is an integer"
              + " division, which gives 0: write 1.0 / 255");
    }
    if (!Double.isFinite(scale) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "Rescaling: expected a finite scale and offset but got "
              + scale
              + " and "
              + offset
              + "; try new Rescaling(1.0 / 255)");
    }
    this.scale = scale;
    this.offset = offset;
  }

  @Override
  public int[] computeOutputShape(int[] sample) {
    return sample.clone();
  }

  @Override
  public Operation operation() {
    return new PointwiseOp(new Line((float) scale, (float) offset));
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("scale", scale);
    config.put("offset", offset);
    return config;
  }

  /** y = a x + b, dx = a dy. */
  private record Line(float a, float b) implements PointwiseOp.Function {
    @Override
    public void apply(Tile x) {
      float[] v = x.values();
      int size = x.size();
      for (int i = 0; i < size; i++) {
        v[i] = v[i] * a + b;
      }
    }

    @Override
    public void gradient(Tile x, Tile dy) {
      float[] d = dy.values();
      int size = dy.size();
      for (int i = 0; i < size; i++) {
        d[i] *= a;
      }
    }
  }
}
