package io.github.lectern.keras.options;

/** A keyword of {@code new Sequential}. */
public sealed interface SequentialOption permits Name {}
