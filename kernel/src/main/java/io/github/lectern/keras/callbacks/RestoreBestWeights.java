package io.github.lectern.keras.callbacks;

/**
 * Whether the weights of the best epoch come back when training is ended early; false unless given.
 *
 * @param value true to bring them back
 */
public record RestoreBestWeights(boolean value) implements EarlyStoppingOption {}
