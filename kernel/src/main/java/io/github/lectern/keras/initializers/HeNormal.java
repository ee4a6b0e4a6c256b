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

  // stddev = sqrt(2 / fanIn)
  @Override
  public float[] initialize(int fanIn, int fanOut) {
    return Draw.truncatedNormal(fanIn * fanOut, Math.sqrt(2 / Math.max(1.0, fanIn)));
  }
}
