package io.github.lectern.keras.optimizers;

/**
 * How much of the last step is repeated, 0 to 1.
 *
 * @param value the number
 */
public record Momentum(double value) implements Setting, SgdOption, RmspropOption {}
