package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/**
 * The scaled exponential linear unit, y = s z if z is above 0, and otherwise y = s a (exp(z) - 1),
 * like {@code keras.activations.selu}.
 */
public final class Selu implements ActivationFunction {
  // a and s as in Klambauer et al., "Self-Normalizing Neural Networks", 2017, and in Keras
  private static final double ALPHA = 1.67326324;
  private static final double SCALE = 1.05070098;

  @Override
  public String name() {
    return "selu";
  }

  // y = s a (exp(z) - 1) if z < 0, and otherwise s z; NaN stays NaN
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = (float) (v[i] < 0 ? SCALE * ALPHA * Math.expm1(v[i]) : SCALE * v[i]);
    }
  }

  // dz = (y + s a) dy if y < 0, and otherwise s dy
  @Override
  public void gradient(Tile y, Tile dy) {
    float[] v = y.values();
    float[] d = dy.values();
    int size = y.size();
    for (int i = 0; i < size; i++) {
      d[i] *= v[i] < 0 ? v[i] + (float) (SCALE * ALPHA) : (float) SCALE;
    }
  }

  @Override
  public String toString() {
    return "Selu()";
  }
}
