package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.ProgressBar;
import io.github.lectern.keras.options.BatchSize;
import io.github.lectern.keras.options.Verbose;
import io.github.lectern.tensor.Given;

/** The keywords of evaluate and predict. */
final class Progress {
  private Progress() {}

  static int batchSize(Object... options) {
    return Given.one(options, BatchSize.class)
        .map(BatchSize::value)
        .orElse(FitSettings.DEFAULT_BATCH_SIZE);
  }

  static ProgressBar bar(Object[] options, int defaultVerbose) {
    return new ProgressBar(
        Given.one(options, Verbose.class).map(Verbose::value).orElse(defaultVerbose));
  }
}
