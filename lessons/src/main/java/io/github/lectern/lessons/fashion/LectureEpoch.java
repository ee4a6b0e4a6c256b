package io.github.lectern.lessons.fashion;

/**
 * What the lecture printed for one epoch, or for an evaluation.
 *
 * @param loss the mean loss
 * @param accuracy from 0 to 1
 */
public record LectureEpoch(double loss, double accuracy) {}
