package io.github.lectern.keras.initializers;

/** 0 everywhere, like {@code keras.initializers.Zeros}. */
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
