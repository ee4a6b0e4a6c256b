package io.github.lectern.keras.options;

/**
 * Whether each epoch takes the samples in a new order.
 *
 * @param value whether it does
 */
public record ShuffleChoice(boolean value) implements FitOption {}
