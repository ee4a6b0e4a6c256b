package io.github.lectern.keras.initializers;

/**
 * Truncated normal, fitted to the fan-in of a relu layer (He et al., 2015), like {@code
 * keras.initializers.HeNormal}.
 */
public final class HeNormal implements Initializer {
  @Override
  public String name() {
    return "he_normal";
  }

  // stddev = sqrt(2 / in)
  @Override
  public float[] initialize(int... shape) {
    Fans fans = Fans.of(shape);
    return Draw.truncatedNormal(fans.size(), Math.sqrt(2.0 / fans.in()));
  }

  @Override
  public String toString() {
    return "HeNormal()";
  }
}
