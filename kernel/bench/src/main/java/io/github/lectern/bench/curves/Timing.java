package io.github.lectern.bench.curves;

import io.github.lectern.bench.protocol.Statistics;

/**
 * What the spans of one fit took.
 *
 * @param seconds the median
 * @param fastest seconds
 * @param count how many were timed
 */
record Timing(double seconds, double fastest, int count) {
  static Timing of(double... seconds) {
    return new Timing(Statistics.median(seconds), Statistics.minimum(seconds), seconds.length);
  }
}
