package io.github.lectern.keras.options;

/** A keyword of {@code evaluate}. */
public sealed interface EvaluateOption permits BatchSize, Verbose {}
