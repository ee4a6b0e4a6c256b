package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.Callback;
import io.github.lectern.keras.options.FitOption;
import io.github.lectern.keras.options.FitOption.BatchSize;
import io.github.lectern.keras.options.FitOption.Callbacks;
import io.github.lectern.keras.options.FitOption.ClassWeight;
import io.github.lectern.keras.options.FitOption.Epochs;
import io.github.lectern.keras.options.FitOption.SampleWeight;
import io.github.lectern.keras.options.FitOption.ShuffleChoice;
import io.github.lectern.keras.options.FitOption.ValidationData;
import io.github.lectern.keras.options.FitOption.ValidationSplit;
import io.github.lectern.keras.options.FitOption.Verbose;
import io.github.lectern.tensor.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The keyword arguments of one call to {@code fit}, with Keras' defaults.
 *
 * @param epochs the number of epochs; 1 by default
 * @param batchSize the number of samples in a batch; 32 by default
 * @param verbose how much is printed; 1 by default
 * @param shuffle whether each epoch visits the samples in a new order; true by default
 * @param validationSplit the fraction of the samples that is used for validation
 * @param validationData separate samples for validation
 * @param classWeight the weight of each class in the loss
 * @param sampleWeight the weight of each sample in the loss
 * @param callbacks the callbacks in addition to the history and the progress line
 */
record FitSettings(
    int epochs,
    int batchSize,
    int verbose,
    boolean shuffle,
    Optional<Double> validationSplit,
    Optional<ValidationData> validationData,
    Optional<Map<Integer, Double>> classWeight,
    Optional<INDArray> sampleWeight,
    List<Callback> callbacks) {
  static final int DEFAULT_BATCH_SIZE = 32;

  FitSettings {
    if (validationSplit.isPresent() && validationData.isPresent()) {
      throw new IllegalArgumentException(
          "fit: expected validationSplit or validationData but got both; leave one out");
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
        Options.find(options, SampleWeight.class).map(SampleWeight::value),
        Options.find(options, Callbacks.class).map(Callbacks::value).orElse(List.of()));
  }
}
