package io.github.lectern.keras.optimizers;

/** A keyword of {@link RMSprop}. */
public sealed interface RmspropOption permits LearningRate, Rho, Momentum, Epsilon {}
