package io.github.lectern.keras.initializers;

/**
 * Truncated normal, fitted to fan-in and fan-out (Glorot and Bengio, 2010), like {@code
 * keras.initializers.GlorotNormal}.
 */
public final class GlorotNormal implements Initializer {
  @Override
  public String name() {
    return "glorot_normal";
  }

  // stddev = sqrt(1 / max(1, (fanIn + fanOut) / 2))
  @Override
  public float[] initialize(int fanIn, int fanOut) {
    return Draw.truncatedNormal(fanIn * fanOut, Math.sqrt(1 / Math.max(1, (fanIn + fanOut) / 2.0)));
  }
}
