package io.github.lectern.keras.initializers;

/**
 * Draws weights uniformly from an interval whose limits depends on fan-in (LeCun et al., "Efficient
 * BackProp", 1998), like {@code keras.initializers.LecunUniform}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new LecunUniform()))
 * }</pre>
 */
public final class LecunUniform implements Initializer {
  @Override
  public String name() {
    return "lecun_uniform";
  }

  // limit = sqrt(3 (1 / in)); this order rounds as Keras does
  @Override
  public float[] initialize(int... shape) {
    Fans fans = Fans.of(shape);
    return Draw.uniform(fans.size(), Math.sqrt(3 * (1.0 / fans.in())));
  }

  @Override
  public String toString() {
    return "LecunUniform()";
  }
}
