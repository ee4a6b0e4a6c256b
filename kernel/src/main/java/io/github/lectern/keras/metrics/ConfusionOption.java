package io.github.lectern.keras.metrics;

/** A keyword of {@link Precision} and {@link Recall}. */
public sealed interface ConfusionOption permits Thresholds, ClassId, MetricOption {}
