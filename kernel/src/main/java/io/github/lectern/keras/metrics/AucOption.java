package io.github.lectern.keras.metrics;

/** A keyword of {@link AUC}. */
public sealed interface AucOption
    permits Thresholds, NumThresholds, AucCurve, AucSummation, MetricOption {}
