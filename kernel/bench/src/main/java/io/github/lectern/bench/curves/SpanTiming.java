package io.github.lectern.bench.curves;

import io.github.lectern.bench.protocol.Statistics;

/**
 * The times of the spans of one fit.
 *
 * @param seconds the median time, in seconds
 * @param fastest the minimum time, in seconds
 * @param count the number of timed spans
 */
record SpanTiming(double seconds, double fastest, int count) {
  static SpanTiming of(double... seconds) {
    return new SpanTiming(Statistics.median(seconds), Statistics.minimum(seconds), seconds.length);
  }
}
