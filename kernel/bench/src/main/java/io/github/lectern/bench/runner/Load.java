package io.github.lectern.bench.runner;

import java.util.Locale;

/** The load that the benchmark puts on the machine in addition to the training. */
enum Load {
  /** No other process of the benchmark runs. */
  QUIET,
  /** Another process of the benchmark keeps one core busy. */
  BUSY;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
