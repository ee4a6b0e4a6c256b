package io.github.lectern.bench.curves;

import java.util.Locale;

/** The unit that is timed repeatedly during one fit. */
enum Span {
  /** A step with a full batch, except for the first of an epoch, which includes the shuffle. */
  STEP,

  /** A whole epoch, including the shuffle. */
  EPOCH;

  /** Returns the number of images in one span. */
  int images(Setting setting) {
    return this == STEP ? setting.net().batchSize() : setting.samples();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
