package io.github.lectern.keras.callbacks;

/**
 * The value to beat: epochs that do not are epochs without improvement.
 *
 * @param value of the log that is watched
 */
public record Baseline(double value) implements EarlyStoppingOption {}
