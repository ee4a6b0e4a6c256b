package io.github.lectern.keras.optimizers;

/** A keyword of {@link Adam}. */
public sealed interface AdamOption permits LearningRate, Beta1, Beta2, Epsilon {}
