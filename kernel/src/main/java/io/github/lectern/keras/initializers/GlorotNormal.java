package io.github.lectern.keras.initializers;

/**
 * Draws weights from a truncated normal distribution whose variance depends on fan-in and fan-out
 * (Glorot and Bengio, 2010), like {@code keras.initializers.GlorotNormal}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new GlorotNormal()))
 * }</pre>
 */
public final class GlorotNormal implements Initializer {
  @Override
  public String name() {
    return "glorot_normal";
  }

  // stddev = sqrt(1 / max(1, (in + out) / 2))
  @Override
  public float[] initialize(int... shape) {
    Fans fans = Fans.of(shape);
    return Draw.truncatedNormal(fans.size(), Math.sqrt(1 / Math.max(1, fans.mean())));
  }

  @Override
  public String toString() {
    return "GlorotNormal()";
  }
}
