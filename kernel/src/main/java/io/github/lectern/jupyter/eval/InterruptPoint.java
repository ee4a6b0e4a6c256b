package io.github.lectern.jupyter.eval;

import java.util.Optional;

/**
 * Where a cell can be stopped: woven into the entry of every method and before every backward jump
 * of a cell's classes.
 */
public final class InterruptPoint {
  // What woven code can reach: it has no object to ask.
  private static volatile boolean requested;
  // One for all that a cell catches and throws on, since filling in a deep trace takes long.
  private static volatile Optional<CellInterruption> thrown = Optional.empty();

  private InterruptPoint() {}

  /**
   * Returns at once unless the cell is to stop.
   *
   * @throws CellInterruption if the student interrupted the cell
   */
  public static void check() {
    if (requested) {
      throw interruption();
    }
  }

  private static CellInterruption interruption() {
    CellInterruption interruption = thrown.orElseGet(CellInterruption::new);
    thrown = Optional.of(interruption);
    return interruption;
  }

  static void request() {
    thrown = Optional.empty();
    requested = true;
  }

  static void clear() {
    requested = false;
    thrown = Optional.empty();
  }

  static boolean isRequested() {
    return requested;
  }
}
