package io.github.lectern.keras.options;

/** A keyword of every layer. */
public sealed interface LayerOption permits InputShape, Name {}
