package io.github.lectern.keras.activations;

import io.github.lectern.keras.engine.Tile;

/**
 * The function y = z sigmoid(z), like {@code keras.activations.swish} (Ramachandran et al.,
 * "Searching for Activation Functions", 2017).
 */
public final class Swish implements ActivationFunction {
  @Override
  public String name() {
    return "swish";
  }

  /** Returns true: the function falls and then rises, so y does not determine z. */
  @Override
  public boolean usesInput() {
    return true;
  }

  // y = z / (1 + exp(-z))
  @Override
  public void apply(Tile z) {
    float[] v = z.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      v[i] = (float) (v[i] / (1 + Math.exp(-v[i])));
    }
  }

  // s = sigmoid(z);  dz = s (1 + z (1 - s)) dy
  @Override
  public void gradient(Tile z, Tile dy) {
    float[] v = z.values();
    float[] d = dy.values();
    int size = z.size();
    for (int i = 0; i < size; i++) {
      double s = 1 / (1 + Math.exp(-v[i]));
      d[i] *= (float) (s * (1 + v[i] * (1 - s)));
    }
  }

  @Override
  public String toString() {
    return "Swish()";
  }
}
