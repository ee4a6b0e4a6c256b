package io.github.lectern.keras.activations;

class LinearTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Linear();
  }

  @Override
  double[] expected() {
    return new double[] {-2, 0, 2};
  }
}
