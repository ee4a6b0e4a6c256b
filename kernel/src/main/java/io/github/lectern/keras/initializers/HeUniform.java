package io.github.lectern.keras.initializers;

/**
 * Uniform between -limit and limit, fitted to the fan-in of a relu layer (He et al., 2015), like
 * {@code keras.initializers.HeUniform}.
 */
public final class HeUniform implements Initializer {
  @Override
  public String name() {
    return "he_uniform";
  }

  // limit = sqrt(3 (2 / in)), in this order of roundings
  @Override
  public float[] initialize(int... shape) {
    Fans fans = Fans.of(shape);
    return Draw.uniform(fans.size(), Math.sqrt(3 * (2.0 / fans.in())));
  }

  @Override
  public String toString() {
    return "HeUniform()";
  }
}
