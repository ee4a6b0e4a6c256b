package io.github.lectern.keras.callbacks;

/**
 * How long a training will take.
 *
 * @param epochs the number of epochs
 * @param stepsPerEpoch the number of batches in an epoch, or 0 if it is unknown
 */
public record TrainingPlan(int epochs, int stepsPerEpoch) {}
