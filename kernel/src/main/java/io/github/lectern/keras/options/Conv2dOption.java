package io.github.lectern.keras.options;

import io.github.lectern.keras.options.PoolingOption.Padding;
import io.github.lectern.keras.options.PoolingOption.Strides;

/** A keyword argument of {@code new Conv2D}. */
public sealed interface Conv2dOption
    permits Conv2dOption.KernelSize,
        Strides,
        Padding,
        DenseOption.ActivationChoice,
        DenseOption.UseBias,
        DenseOption.KernelInitializer,
        DenseOption.BiasInitializer,
        DenseOption.KernelRegularizer,
        DenseOption.BiasRegularizer,
        LayerOption {
  /**
   * {@code kernelSize(3, 5)}: the size of the window that the layer moves over an image.
   *
   * @param height in pixels
   * @param width in pixels
   */
  record KernelSize(int height, int width) implements Conv2dOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public KernelSize {
      Ranges.requireAtLeastOne("kernelSize", Math.min(height, width), "3");
    }
  }
}
