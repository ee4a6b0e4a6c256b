package io.github.lectern.keras.options;

/** A keyword argument of {@code new Sequential}. */
public sealed interface SequentialOption permits LayerOption.Name {}
