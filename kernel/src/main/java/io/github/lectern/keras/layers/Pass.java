package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Step;

/** y = x, without a copy. */
final class Pass implements Operation {
  @Override
  public Matrix forward(Matrix x, Step step) {
    return x;
  }

  @Override
  public Matrix backward(Matrix dy, InputGradient wanted, Step step) {
    return dy;
  }
}
