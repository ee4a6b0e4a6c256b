package io.github.lectern.keras.initializers;

/**
 * Draws weights from a truncated normal distribution whose variance depends on fan-in (LeCun et
 * al., "Efficient BackProp", 1998), like {@code keras.initializers.LecunNormal}. Selu nets need it.
 *
 * <pre>{@code
 * new Dense(30, activation("selu"), kernelInitializer(new LecunNormal()))
 * }</pre>
 */
public final class LecunNormal implements Initializer {
  @Override
  public String name() {
    return "lecun_normal";
  }

  // stddev = sqrt(1 / in)
  @Override
  public float[] initialize(int... shape) {
    Fans fans = Fans.of(shape);
    return Draw.truncatedNormal(fans.size(), Math.sqrt(1.0 / fans.in()));
  }

  @Override
  public String toString() {
    return "LecunNormal()";
  }
}
