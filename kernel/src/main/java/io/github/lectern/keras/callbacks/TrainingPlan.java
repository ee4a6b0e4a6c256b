package io.github.lectern.keras.callbacks;

/**
 * The planned length of a training run.
 *
 * @param epochs the number of epochs
 * @param stepsPerEpoch the number of batches in an epoch, or 0 if it is unknown
 */
public record TrainingPlan(int epochs, int stepsPerEpoch) {}
