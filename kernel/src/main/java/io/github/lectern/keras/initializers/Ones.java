package io.github.lectern.keras.initializers;

/**
 * Sets all weights to 1, like {@code keras.initializers.Ones}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new Ones()))
 * }</pre>
 */
public final class Ones implements Initializer {
  @Override
  public String name() {
    return "ones";
  }

  // w = 1
  @Override
  public float[] initialize(int... shape) {
    return new Constant(1).initialize(shape);
  }

  @Override
  public String toString() {
    return "Ones()";
  }
}
