package io.github.lectern.keras.optimizers;

/** A keyword of {@link SGD}. */
public sealed interface SgdOption permits LearningRate, Momentum, Nesterov {}
