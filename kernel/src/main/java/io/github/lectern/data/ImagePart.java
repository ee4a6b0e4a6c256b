package io.github.lectern.data;

import io.github.lectern.keras.options.FitOption.ValidationSplit;
import io.github.lectern.keras.options.ImageDatasetOption;
import io.github.lectern.keras.options.ImageDatasetOption.Subset;
import io.github.lectern.tensor.Options;
import java.util.Arrays;
import java.util.Optional;

/** The files that validationSplit(...) and subset(...) choose. */
final class ImagePart {
  private ImagePart() {}

  /** Returns the chosen subset, "training" or "validation"; blank without the options. */
  static String name(ImageDatasetOption... options) {
    return Options.find(options, Subset.class).map(Subset::value).orElse("");
  }

  /**
   * Returns the chosen part of the files. As in Keras, the last floor(n share) files are for
   * validation.
   *
   * @throws IllegalArgumentException if one option is given without the other, or the part is empty
   */
  static int[] of(int[] order, ImageDatasetOption... options) {
    Optional<Double> share =
        Options.find(options, ValidationSplit.class).map(ValidationSplit::value);
    boolean hasSubset = Options.find(options, Subset.class).isPresent();
    if (share.isPresent() != hasSubset) {
      throw new IllegalArgumentException(
          ImageDataset.CALLER
              + "expected validationSplit(0.2) together with subset(\"training\") or"
              + " subset(\"validation\") but got only "
              + (hasSubset ? "subset" : "validationSplit"));
    }
    if (share.isEmpty()) {
      return order;
    }
    int split = order.length - (int) (share.get() * order.length);
    if (split == order.length) {
      throw new IllegalArgumentException(
          ImageDataset.CALLER
              + "validationSplit("
              + share.get()
              + ") of "
              + order.length
              + " files leaves none for validation; use more files or another fraction");
    }
    return name(options).equals("training")
        ? Arrays.copyOfRange(order, 0, split)
        : Arrays.copyOfRange(order, split, order.length);
  }
}
