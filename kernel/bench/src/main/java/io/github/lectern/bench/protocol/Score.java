package io.github.lectern.bench.protocol;

/**
 * The result of an evaluation on the test images.
 *
 * @param loss the mean cross-entropy
 * @param accuracy the accuracy from 0 to 1
 */
public record Score(double loss, double accuracy) {}
