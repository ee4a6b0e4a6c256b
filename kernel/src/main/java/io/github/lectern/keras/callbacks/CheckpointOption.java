package io.github.lectern.keras.callbacks;

/** A keyword argument of {@link ModelCheckpoint}. */
public sealed interface CheckpointOption
    permits EarlyStoppingOption.Monitor,
        EarlyStoppingOption.Mode,
        EarlyStoppingOption.VerboseOption,
        CheckpointOption.SaveBestOnly,
        CheckpointOption.SaveWeightsOnly,
        CheckpointOption.SaveFreq {
  /**
   * {@code saveBestOnly(true)}: whether the model is saved only after an epoch that is better than
   * all earlier ones.
   *
   * @param value whether only the best model is saved; by default, every epoch is saved
   */
  record SaveBestOnly(boolean value) implements CheckpointOption {}

  /**
   * {@code saveWeightsOnly(true)}: whether the file contains only the weights, without the layers.
   *
   * @param value whether only the weights are saved; by default, the whole model is saved
   */
  record SaveWeightsOnly(boolean value) implements CheckpointOption {}

  /**
   * {@code saveFreq(100)}: the number of batches from one file to the next.
   *
   * @param value at least 1; by default, the model is saved after each epoch
   */
  record SaveFreq(int value) implements CheckpointOption {
    /** Checks that the number is at least 1. */
    public SaveFreq {
      if (value < 1) {
        throw new IllegalArgumentException(
            "saveFreq: expected a number of batches of at least 1 but got " + value);
      }
    }
  }
}
