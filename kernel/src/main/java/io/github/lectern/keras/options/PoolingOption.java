package io.github.lectern.keras.options;

import java.util.Locale;

/** A keyword argument of {@code new MaxPooling2D} and {@code new AveragePooling2D}. */
public sealed interface PoolingOption
    permits PoolingOption.PoolSize, PoolingOption.Strides, PoolingOption.Padding, LayerOption {
  /**
   * {@code poolSize(2, 3)}: the size of the windows.
   *
   * @param height in pixels
   * @param width in pixels
   */
  record PoolSize(int height, int width) implements PoolingOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public PoolSize {
      Ranges.requireAtLeastOne("poolSize", Math.min(height, width), "2");
    }
  }

  /**
   * {@code strides(2)}: the distances between neighbouring windows.
   *
   * @param vertical in pixels
   * @param horizontal in pixels
   */
  record Strides(int vertical, int horizontal) implements PoolingOption, Conv2dOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public Strides {
      Ranges.requireAtLeastOne("strides", Math.min(vertical, horizontal), "2");
    }
  }

  /**
   * {@code padding("same")}: whether windows may extend beyond the image.
   *
   * @param name "valid" for no, "same" for yes; capitals do not matter
   */
  record Padding(String name) implements PoolingOption, Conv2dOption {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is neither "valid" nor "same"
     */
    public Padding {
      name = String.valueOf(name).toLowerCase(Locale.ROOT);
      if (!name.equals("valid") && !name.equals("same")) {
        throw new IllegalArgumentException(
            "padding: expected \"valid\" or \"same\" but got \""
                + name
                + "\"; padding(\"same\") keeps the size of the image if the strides are 1");
      }
    }

    /** Returns whether windows may extend beyond the image. */
    public boolean isSame() {
      return name.equals("same");
    }
  }
}
