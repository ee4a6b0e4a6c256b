package io.github.lectern.keras.initializers;

/**
 * Draws weights uniformly from -limit to limit, where limit depends on fan-in (He et al., 2015),
 * like {@code keras.initializers.HeUniform}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new HeUniform()))
 * }</pre>
 */
public final class HeUniform implements Initializer {
  @Override
  public String name() {
    return "he_uniform";
  }

  // limit = sqrt(3 (2 / in)); this order rounds as Keras does
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
