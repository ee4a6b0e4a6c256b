package io.github.lectern.keras.options;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.initializers.Initializer;
import io.github.lectern.keras.regularizers.Regularizer;

/** A keyword argument of {@code new Dense}; {@code new Conv2D} accepts them all. */
public sealed interface DenseOption
    permits DenseOption.ActivationChoice,
        DenseOption.UseBias,
        DenseOption.KernelInitializer,
        DenseOption.BiasInitializer,
        DenseOption.KernelRegularizer,
        DenseOption.BiasRegularizer,
        LayerOption {
  /**
   * {@code activation("relu")}: the function f in f(x W + b).
   *
   * @param function the activation function
   */
  record ActivationChoice(ActivationFunction function) implements DenseOption, Conv2dOption {}

  /**
   * {@code useBias(false)}: whether the layer adds a bias b.
   *
   * @param value whether to add it; the default is true
   */
  record UseBias(boolean value) implements DenseOption, Conv2dOption {}

  /**
   * {@code kernelInitializer("he_normal")}: how the kernel W is initialized.
   *
   * @param initializer the initializer; the default is "glorot_uniform"
   */
  record KernelInitializer(Initializer initializer) implements DenseOption, Conv2dOption {}

  /**
   * {@code biasInitializer("ones")}: how the bias b is initialized.
   *
   * @param initializer the initializer; the default is "zeros"
   */
  record BiasInitializer(Initializer initializer) implements DenseOption, Conv2dOption {}

  /**
   * {@code kernelRegularizer(l2(0.001))}: the penalty on the kernel W.
   *
   * @param regularizer the regularizer; by default there is none
   */
  record KernelRegularizer(Regularizer regularizer) implements DenseOption, Conv2dOption {}

  /**
   * {@code biasRegularizer(l2(0.001))}: the penalty on the bias b.
   *
   * @param regularizer the regularizer; by default there is none
   */
  record BiasRegularizer(Regularizer regularizer) implements DenseOption, Conv2dOption {}
}
