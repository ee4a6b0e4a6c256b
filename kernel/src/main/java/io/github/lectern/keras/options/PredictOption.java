package io.github.lectern.keras.options;

/** A keyword of {@code predict}. */
public sealed interface PredictOption permits BatchSize, Verbose {}
