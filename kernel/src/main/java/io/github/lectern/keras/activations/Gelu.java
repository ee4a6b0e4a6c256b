package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/**
 * The function {@code y = z P(X <= z)} for a standard normal X, like {@code keras.activations.gelu}
 * (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016), without the approximation by tanh.
 */
public final class Gelu implements ActivationFunction {
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  @Override
  public String name() {
    return "gelu";
  }

  /** Returns true: the function falls and then rises, so y does not determine z. */
  @Override
  public boolean usesInput() {
    return true;
  }

  // y = z P(z)
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = (float) (v[i] * NormalDistribution.below(v[i]));
    }
  }

  // dz = (P(z) + z p(z)) dy, where p(z) = exp(-z^2 / 2) / sqrt(2 pi)
  @Override
  public void gradient(Tile z, Tile dy) {
    float[] v = z.values();
    float[] d = dy.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      double x = v[i];
      double density = DENSITY_AT_0 * Math.exp(-x * x / 2);
      d[i] *= (float) (NormalDistribution.below(x) + x * density);
    }
  }

  @Override
  public String toString() {
    return "Gelu()";
  }
}
