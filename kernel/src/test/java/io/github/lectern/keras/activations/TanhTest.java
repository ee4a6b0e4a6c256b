package io.github.lectern.keras.activations;

class TanhTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Tanh();
  }

  @Override
  double[] expected() {
    return new double[] {-0.964028, 0, 0.964028};
  }
}
