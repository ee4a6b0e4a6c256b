package io.github.lectern.keras.callbacks;

/** A keyword of {@link EarlyStopping}. */
public sealed interface EarlyStoppingOption
    permits Monitor, MinDelta, Patience, Mode, Baseline, RestoreBestWeights, VerboseOption {}
