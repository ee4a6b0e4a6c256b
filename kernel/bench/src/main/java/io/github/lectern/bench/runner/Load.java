package io.github.lectern.bench.runner;

import java.util.Locale;

/** What else the machine does. */
enum Load {
  /** Nothing that we started. */
  QUIET,
  /** One process of ours spins on one core. */
  BUSY;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
