package io.github.lectern.keras.options;

import io.github.lectern.tensor.Names;
import java.util.List;

/** A keyword argument of {@code imageDatasetFromDirectory}. */
public sealed interface ImageDatasetOption
    permits FitOption.ValidationSplit,
        FitOption.ShuffleChoice,
        ImageDatasetOption.ColorMode,
        ImageDatasetOption.ImageSize,
        ImageDatasetOption.LabelMode,
        ImageDatasetOption.Seed,
        ImageDatasetOption.Subset {
  /**
   * {@code colorMode("grayscale")}: the channels of the images.
   *
   * @param value "rgb" for three channels, which is the default, or "grayscale" for one
   */
  record ColorMode(String value) implements ImageDatasetOption {
    private static final List<String> KNOWN = List.of("rgb", "grayscale");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if there is no such mode
     */
    public ColorMode {
      require("color mode", value, KNOWN);
    }

    /** Returns the number of channels: 1 or 3. */
    public int channels() {
      return value.equals("rgb") ? 3 : 1;
    }
  }

  /**
   * {@code imageSize(180, 180)}: the size to which the images are resized.
   *
   * @param height in pixels, at least 1; the default is 256
   * @param width in pixels, at least 1; the default is 256
   */
  record ImageSize(int height, int width) implements ImageDatasetOption {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public ImageSize {
      Ranges.requireAtLeastOne("imageSize", Math.min(height, width), "180, 180");
    }
  }

  /**
   * {@code labelMode("categorical")}: the form of the labels.
   *
   * @param value "int" for class numbers, which is the default, "categorical" for one-hot rows, or
   *     "binary" for a column of 0 and 1
   */
  record LabelMode(String value) implements ImageDatasetOption {
    private static final List<String> KNOWN = List.of("int", "categorical", "binary");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if there is no such mode
     */
    public LabelMode {
      require("label mode", value, KNOWN);
    }
  }

  /**
   * {@code seed(123)}: the seed for the order of the files.
   *
   * @param value any number; the default is the session's seed
   */
  record Seed(long value) implements ImageDatasetOption {}

  /**
   * {@code subset("validation")}: the part that validationSplit(...) cuts off, or the rest.
   *
   * @param value "training" or "validation"
   */
  record Subset(String value) implements ImageDatasetOption {
    private static final List<String> KNOWN = List.of("training", "validation");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if there is no such part
     */
    public Subset {
      require("subset", value, KNOWN);
    }
  }

  private static void require(String kind, String value, List<String> known) {
    if (!known.contains(value)) {
      throw new IllegalArgumentException(Names.unknown(kind, value, known));
    }
  }
}
