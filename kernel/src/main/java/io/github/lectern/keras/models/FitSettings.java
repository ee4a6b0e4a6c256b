package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.options.FitOption;
import io.github.lectern.keras.options.FitOption.BatchSize;
import io.github.lectern.keras.options.FitOption.Callbacks;
import io.github.lectern.keras.options.FitOption.ClassWeight;
import io.github.lectern.keras.options.FitOption.Epochs;
import io.github.lectern.keras.options.FitOption.ShuffleChoice;
import io.github.lectern.keras.options.FitOption.ValidationData;
import io.github.lectern.keras.options.FitOption.ValidationSplit;
import io.github.lectern.keras.options.FitOption.Verbose;
import io.github.lectern.tensor.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keywords of one {@code fit}, with Keras' defaults.
 *
 * @param epochs 1 unless given
 * @param batchSize 32 unless given
 * @param verbose 1 unless given
 * @param shuffle true unless given
 * @param validationSplit the share of the samples to validate on
 * @param validationData the samples to validate on
 * @param classWeight how much the loss of each class counts
 * @param callbacks besides the history and the progress line
 */
record FitSettings(
    int epochs,
    int batchSize,
    int verbose,
    boolean shuffle,
    Optional<Double> validationSplit,
    Optional<ValidationData> validationData,
    Optional<Map<Integer, Double>> classWeight,
    List<Callback> callbacks) {
  static final int DEFAULT_BATCH_SIZE = 32;

  FitSettings {
    if (validationSplit.isPresent() && validationData.isPresent()) {
      throw new IllegalArgumentException(
          "fit: expected validationSplit or validationData, was both; leave one out");
    }
  }

  static FitSettings of(FitOption... options) {
    return new FitSettings(
        Options.find(options, Epochs.class).map(Epochs::value).orElse(1),
        Options.find(options, BatchSize.class).map(BatchSize::value).orElse(DEFAULT_BATCH_SIZE),
        Options.find(options, Verbose.class).map(Verbose::value).orElse(1),
        Options.find(options, ShuffleChoice.class).map(ShuffleChoice::value).orElse(true),
        Options.find(options, ValidationSplit.class).map(ValidationSplit::value),
        Options.find(options, ValidationData.class),
        Options.find(options, ClassWeight.class).map(ClassWeight::value),
        Options.find(options, Callbacks.class).map(Callbacks::value).orElse(List.of()));
  }
}
