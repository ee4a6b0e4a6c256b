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

  // limit = sqrt(6 / fanIn)
  @Override
  public float[] initialize(int fanIn, int fanOut) {
    return Draw.uniform(fanIn * fanOut, Math.sqrt(6 / Math.max(1.0, fanIn)));
  }
}
