package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.options.BatchSize;
import io.github.lectern.keras.options.Callbacks;
import io.github.lectern.keras.options.ClassWeight;
import io.github.lectern.keras.options.Epochs;
import io.github.lectern.keras.options.FitOption;
import io.github.lectern.keras.options.ShuffleChoice;
import io.github.lectern.keras.options.ValidationData;
import io.github.lectern.keras.options.ValidationSplit;
import io.github.lectern.keras.options.Verbose;
import io.github.lectern.tensor.Given;
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
        Given.one(options, Epochs.class).map(Epochs::value).orElse(1),
        Given.one(options, BatchSize.class).map(BatchSize::value).orElse(DEFAULT_BATCH_SIZE),
        Given.one(options, Verbose.class).map(Verbose::value).orElse(1),
        Given.one(options, ShuffleChoice.class).map(ShuffleChoice::value).orElse(true),
        Given.one(options, ValidationSplit.class).map(ValidationSplit::value),
        Given.one(options, ValidationData.class),
        Given.one(options, ClassWeight.class).map(ClassWeight::value),
        Given.one(options, Callbacks.class).map(Callbacks::value).orElse(List.of()));
  }
}
