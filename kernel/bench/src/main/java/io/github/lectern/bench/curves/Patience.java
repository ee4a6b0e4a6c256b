package io.github.lectern.bench.curves;

import java.time.Duration;

/**
 * How long one fit is timed: first the warm-up, then the measuring, each for a number of spans and
 * a time, whichever lasts longer.
 *
 * @param warmUpSpans that do not count
 * @param warmUp the time that does not count
 * @param spans that are timed at least
 * @param measuring the time that is measured at least
 * @param gemmTries large products from which the gemm peak is taken
 */
record Patience(int warmUpSpans, Duration warmUp, int spans, Duration measuring, int gemmTries) {
  /** For figures to keep. */
  static final Patience FULL = new Patience(2, Duration.ofSeconds(1), 5, Duration.ofSeconds(3), 12);

  /** For a first look. */
  static final Patience QUICK =
      new Patience(1, Duration.ofMillis(150), 3, Duration.ofMillis(250), 5);
}
