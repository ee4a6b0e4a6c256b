package io.github.lectern.keras.options;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.initializers.Initializer;

/** A keyword argument of {@code new Dense}. */
public sealed interface DenseOption
    permits DenseOption.ActivationChoice,
        DenseOption.UseBias,
        DenseOption.KernelInitializer,
        DenseOption.BiasInitializer,
        LayerOption {
  /**
   * {@code activation("relu")}: the function f in f(x W + b).
   *
   * @param function the activation function
   */
  record ActivationChoice(ActivationFunction function) implements DenseOption {}

  /**
   * {@code useBias(false)}: whether the layer adds a bias b.
   *
   * @param value true unless given
   */
  record UseBias(boolean value) implements DenseOption {}

  /**
   * {@code kernelInitializer("he_normal")}: how the kernel W is initialized.
   *
   * @param initializer "glorot_uniform" unless given
   */
  record KernelInitializer(Initializer initializer) implements DenseOption {}

  /**
   * {@code biasInitializer("ones")}: how the bias b is initialized.
   *
   * @param initializer "zeros" unless given
   */
  record BiasInitializer(Initializer initializer) implements DenseOption {}
}
