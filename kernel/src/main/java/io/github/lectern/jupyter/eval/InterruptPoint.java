package io.github.lectern.jupyter.eval;

/**
 * Where a cell can be stopped: woven into the entry of every method and before every backward jump
 * of a cell's classes.
 */
public final class InterruptPoint {
  // The one flag that woven code can reach: it has no object to ask.
  private static volatile boolean requested;

  private InterruptPoint() {}

  /**
   * Returns at once unless the cell is to stop.
   *
   * @throws CellInterruption if the student interrupted the cell
   */
  public static void check() {
    if (requested) {
      throw new CellInterruption();
    }
  }

  static void request() {
    requested = true;
  }

  static void clear() {
    requested = false;
  }

  static boolean isRequested() {
    return requested;
  }
}
