package io.github.lectern.keras.initializers;

/** 1 everywhere, like {@code keras.initializers.Ones}. */
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
