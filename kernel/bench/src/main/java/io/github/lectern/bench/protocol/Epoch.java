package io.github.lectern.bench.protocol;

/**
 * An epoch, which may have been cut short.
 *
 * @param seconds the seconds since the end of the previous epoch or the call of fit
 * @param steps the number of steps
 * @param loss the mean loss over the batches
 * @param accuracy the accuracy from 0 to 1, or NaN if the library does not compute it during
 *     training
 */
public record Epoch(double seconds, int steps, double loss, double accuracy) {}
