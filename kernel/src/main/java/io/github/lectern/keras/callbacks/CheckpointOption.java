package io.github.lectern.keras.callbacks;

/** A keyword argument of {@link ModelCheckpoint}. */
public sealed interface CheckpointOption
    permits EarlyStoppingOption.Monitor,
        EarlyStoppingOption.Mode,
        EarlyStoppingOption.VerboseOption,
        CheckpointOption.SaveBestOnly {
  /**
   * {@code saveBestOnly(true)}: whether the model is saved only after an epoch that is better than
   * all earlier ones.
   *
   * @param value whether only the best model is saved; by default, every epoch is saved
   */
  record SaveBestOnly(boolean value) implements CheckpointOption {}
}
