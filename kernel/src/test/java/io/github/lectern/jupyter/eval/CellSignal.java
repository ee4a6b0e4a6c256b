package io.github.lectern.jupyter.eval;

import java.util.concurrent.Semaphore;

/**
 * How a cell tells a test that it has begun; public, since cells live in a package of their own.
 */
public final class CellSignal {
  static final Semaphore BEGUN = new Semaphore(0);

  private CellSignal() {}

  /** Called by cells. */
  public static void begin() {
    BEGUN.release();
  }
}
