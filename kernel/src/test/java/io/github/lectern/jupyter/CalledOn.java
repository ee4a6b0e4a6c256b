package io.github.lectern.jupyter;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Where methods of a cell's classes were called: they say so themselves. */
public final class CalledOn {
  static final Set<String> THREADS = new ConcurrentSkipListSet<>();

  private CalledOn() {}

  /** Called by the methods of cells. */
  public static void note() {
    THREADS.add(Thread.currentThread().getName());
  }
}
