package io.github.lectern.keras.options;

/** A keyword argument of {@code predict}. */
public sealed interface PredictOption permits FitOption.BatchSize, FitOption.Verbose {}
