package io.github.lectern.keras.metrics;

/**
 * The prediction above which {@link BinaryAccuracy} takes a row for 1; 0.5 unless given.
 *
 * @param value the number
 */
public record Threshold(double value) implements BinaryAccuracyOption {}
