package io.github.lectern.keras.options;

/** A keyword argument of {@code evaluate}. */
public sealed interface EvaluateOption
    permits FitOption.BatchSize, FitOption.Verbose, FitOption.SampleWeight {}
