package io.github.lectern.bench.curves;

import java.util.Locale;

/** What is timed again and again during one fit. */
enum Span {
  /** A step with a full batch, but for the first of an epoch, in which the shuffle falls. */
  STEP,

  /** A whole epoch, the shuffle included. */
  EPOCH;

  /** The images that one span trains. */
  int images(Setting setting) {
    return this == STEP ? setting.net().batchSize() : setting.samples();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
