package io.github.lectern.bench.protocol;

/**
 * One epoch, perhaps cut short.
 *
 * @param seconds from the end of the epoch before, or from the call of fit
 * @param steps that were trained
 * @param loss the mean of the batches
 * @param accuracy from 0 to 1, NaN if the library does not tell it while it trains
 */
public record Epoch(double seconds, int steps, double loss, double accuracy) {}
