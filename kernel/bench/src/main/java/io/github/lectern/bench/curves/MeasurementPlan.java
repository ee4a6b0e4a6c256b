package io.github.lectern.bench.curves;

import java.time.Duration;

/**
 * How long one fit is measured: a warm-up and then the measurement, each for a minimum number of
 * spans and a minimum time.
 *
 * @param warmUpSpans the minimum number of warm-up spans
 * @param warmUp the minimum time of the warm-up
 * @param spans the minimum number of timed spans
 * @param measuring the minimum time of the measurement
 * @param gemmTries the number of large products, the fastest of which determines the GEMM peak
 */
record MeasurementPlan(
    int warmUpSpans, Duration warmUp, int spans, Duration measuring, int gemmTries) {
  /** The plan for published figures. */
  static final MeasurementPlan FULL =
      new MeasurementPlan(2, Duration.ofSeconds(1), 5, Duration.ofSeconds(3), 12);

  /** The plan for a quick estimate. */
  static final MeasurementPlan QUICK =
      new MeasurementPlan(1, Duration.ofMillis(150), 3, Duration.ofMillis(250), 5);
}
