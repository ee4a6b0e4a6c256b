package io.github.lectern.bench.protocol;

/**
 * One epoch, perhaps cut short.
 *
 * @param seconds from the end of the epoch before, or from the call of fit
 * @param steps that were trained
 * @param loss as the library told it, NaN if it was not asked
 * @param accuracy from 0 to 1, as the library told it
 */
public record Epoch(double seconds, int steps, double loss, double accuracy) {}
