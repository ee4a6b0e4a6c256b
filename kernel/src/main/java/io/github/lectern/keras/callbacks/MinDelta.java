package io.github.lectern.keras.callbacks;

/**
 * The change that must be exceeded to count as an improvement; 0 unless given.
 *
 * @param value its sign does not matter
 */
public record MinDelta(double value) implements EarlyStoppingOption {}
