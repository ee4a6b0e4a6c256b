package io.github.lectern.keras.initializers;

/**
 * Draws weights uniformly from -limit to limit, where limit depends on fan-in and fan-out (Glorot
 * and Bengio, 2010), like {@code keras.initializers.GlorotUniform}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new GlorotUniform()))
 * }</pre>
 */
public final class GlorotUniform implements Initializer {
  @Override
  public String name() {
    return "glorot_uniform";
  }

  // limit = sqrt(3 (1 / max(1, (in + out) / 2))); this order rounds as Keras does
  @Override
  public float[] initialize(int... shape) {
    Fans fans = Fans.of(shape);
    return Draw.uniform(fans.size(), Math.sqrt(3 * (1 / Math.max(1, fans.mean()))));
  }

  @Override
  public String toString() {
    return "GlorotUniform()";
  }
}
