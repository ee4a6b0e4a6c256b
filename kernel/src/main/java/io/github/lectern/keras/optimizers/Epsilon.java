package io.github.lectern.keras.optimizers;

/**
 * The small number that keeps a quotient finite.
 *
 * @param value the number
 */
public record Epsilon(double value) implements Setting, AdamOption, RmspropOption {}
