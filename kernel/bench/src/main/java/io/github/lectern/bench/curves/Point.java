package io.github.lectern.bench.curves;

/**
 * One measured point of a line.
 *
 * @param value the value of the varied parameter
 * @param images the number of images in a span
 * @param limit the seconds that a span's matrix products would take at the GEMM peak
 */
record Point(int value, int images, SpanTiming timing, double limit) {
  /** Returns the ratio of the measured time to the limit. */
  double timesLimit() {
    return timing.seconds() / limit;
  }

  double microsecondsAnImage() {
    return timing.seconds() / images * 1e6;
  }

  double limitMicrosecondsAnImage() {
    return limit / images * 1e6;
  }
}
