package io.github.lectern.keras.optimizers;

/**
 * The step size, above 0.
 *
 * @param value the number
 */
public record LearningRate(double value) implements Setting, SgdOption, AdamOption, RmspropOption {}
