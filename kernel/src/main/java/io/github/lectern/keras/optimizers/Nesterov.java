package io.github.lectern.keras.optimizers;

/**
 * Whether SGD looks ahead by its momentum.
 *
 * @param value whether it does
 */
public record Nesterov(boolean value) implements SgdOption {}
