package io.github.lectern.bench.protocol;

/**
 * What an evaluation of the test images gave.
 *
 * @param loss the mean cross-entropy
 * @param accuracy from 0 to 1
 */
public record Score(double loss, double accuracy) {}
