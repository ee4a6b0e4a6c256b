package io.github.lectern.keras.callbacks;

/**
 * The log that {@link EarlyStopping} watches; "val_loss" unless given.
 *
 * @param value such as "val_accuracy"
 */
public record Monitor(String value) implements EarlyStoppingOption {}
