package io.github.lectern.keras.options;

/** A keyword of {@code Sequential.load}. */
public sealed interface LoadOption permits CustomObjects {}
