package io.github.lectern.keras.options;

/**
 * Whether a Dense layer adds a bias.
 *
 * @param value whether it does
 */
public record UseBias(boolean value) implements DenseOption {}
