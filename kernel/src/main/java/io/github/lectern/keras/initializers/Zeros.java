package io.github.lectern.keras.initializers;

/**
 * Sets all weights to 0, like {@code keras.initializers.Zeros}.
 *
 * <pre>{@code
 * new Dense(30, kernelInitializer(new Zeros()))
 * }</pre>
 */
public final class Zeros implements Initializer {
  @Override
  public String name() {
    return "zeros";
  }

  // w = 0
  @Override
  public float[] initialize(int... shape) {
    return new Constant(0).initialize(shape);
  }

  @Override
  public String toString() {
    return "Zeros()";
  }
}
