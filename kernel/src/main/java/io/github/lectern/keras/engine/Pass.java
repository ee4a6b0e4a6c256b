package io.github.lectern.keras.engine;

/** y = x, without a copy. */
public final class Pass implements Operation {
  @Override
  public Matrix forward(Matrix x, Phase phase) {
    return x;
  }

  @Override
  public Matrix backward(Matrix dy, InputGradient wanted) {
    return dy;
  }
}
