package io.github.lectern.keras.metrics;

/** A keyword of {@link BinaryAccuracy}. */
public sealed interface BinaryAccuracyOption permits Threshold, MetricOption {}
