package io.github.lectern.bench.curves;

/**
 * One measured point of a line.
 *
 * @param value of what varied
 * @param images that one span trains
 * @param limit seconds that the matrix products of a span take at the gemm peak
 */
record Point(int value, int images, Timing timing, double limit) {
  /** The cost beside what no program can undercut. */
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
