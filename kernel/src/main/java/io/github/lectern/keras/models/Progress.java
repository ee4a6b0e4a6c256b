package io.github.lectern.keras.models;

import io.github.lectern.keras.callbacks.ProgressBar;
import io.github.lectern.keras.options.FitOption.BatchSize;
import io.github.lectern.keras.options.FitOption.Verbose;
import io.github.lectern.tensor.Options;

/** Reads the keyword arguments of {@code evaluate} and {@code predict}. */
final class Progress {
  private Progress() {}

  static int batchSize(Object... options) {
    return Options.find(options, BatchSize.class)
        .map(BatchSize::value)
        .orElse(FitSettings.DEFAULT_BATCH_SIZE);
  }

  static ProgressBar bar(Object[] options, int defaultVerbose) {
    return new ProgressBar(
        Options.find(options, Verbose.class).map(Verbose::value).orElse(defaultVerbose));
  }
}
