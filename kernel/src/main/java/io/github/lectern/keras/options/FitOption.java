package io.github.lectern.keras.options;

/** A keyword of {@code fit}. */
public sealed interface FitOption
    permits Epochs,
        BatchSize,
        Verbose,
        ValidationSplit,
        ValidationData,
        ShuffleChoice,
        Callbacks,
        ClassWeight {}
