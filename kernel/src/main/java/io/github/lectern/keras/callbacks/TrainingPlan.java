package io.github.lectern.keras.callbacks;

/**
 * How long a training will take.
 *
 * @param epochs the number of epochs
 * @param stepsPerEpoch the number of batches in an epoch
 */
public record TrainingPlan(int epochs, int stepsPerEpoch) {}
