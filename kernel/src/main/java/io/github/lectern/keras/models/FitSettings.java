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

/** The keywords of one {@code fit}, with Keras' defaults. */
final class FitSettings {
  static final int DEFAULT_BATCH_SIZE = 32;

  private final FitOption[] options;

  FitSettings(FitOption... options) {
    this.options = options.clone();
  }

  int epochs() {
    return Given.one(options, Epochs.class).map(Epochs::value).orElse(1);
  }

  int batchSize() {
    return Given.one(options, BatchSize.class).map(BatchSize::value).orElse(DEFAULT_BATCH_SIZE);
  }

  int verbose() {
    return Given.one(options, Verbose.class).map(Verbose::value).orElse(1);
  }

  boolean shuffle() {
    return Given.one(options, ShuffleChoice.class).map(ShuffleChoice::value).orElse(true);
  }

  Optional<Double> validationSplit() {
    return Given.one(options, ValidationSplit.class).map(ValidationSplit::value);
  }

  Optional<ValidationData> validationData() {
    return Given.one(options, ValidationData.class);
  }

  Optional<Map<Integer, Double>> classWeight() {
    return Given.one(options, ClassWeight.class).map(ClassWeight::value);
  }

  List<Callback> callbacks() {
    return Given.one(options, Callbacks.class).map(Callbacks::value).orElse(List.of());
  }
}
