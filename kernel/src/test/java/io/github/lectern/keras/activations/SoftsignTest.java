package io.github.lectern.keras.activations;

class SoftsignTest extends ActivationContract {
  @Override
  ActivationFunction function() {
    return new Softsign();
  }

  // 2 / 3
  @Override
  double[] expected() {
    return new double[] {-0.6666667, 0, 0.6666667};
  }
}
