package io.github.lectern.keras.options;

/** A keyword of {@code compile}. */
public sealed interface CompileOption permits OptimizerChoice, LossChoice, MetricsChoice {}
