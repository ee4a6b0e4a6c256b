package io.github.lectern.keras.optimizers;

/**
 * A keyword argument of {@code new BatchNormalization}.
 *
 * <p>This interface is in this package because optimizers accept the same keywords {@code
 * momentum(0.99)} and {@code epsilon(0.001)}.
 */
public interface BatchNormalizationOption {}
