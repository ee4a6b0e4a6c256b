package io.github.lectern.keras.initializers;

/**
 * Draws weights from a truncated normal distribution whose variance depends on fan-in (He et al.,
 * 2015), like {@code keras.initializers.HeNormal}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new HeNormal()))
 * }</pre>
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
