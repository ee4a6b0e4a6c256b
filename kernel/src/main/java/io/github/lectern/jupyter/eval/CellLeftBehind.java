package io.github.lectern.jupyter.eval;

/** Ends a cell whose code goes on, because it has not reacted to the student's interruption. */
final class CellLeftBehind extends Error {
  private static final long serialVersionUID = 1L;

  /**
   * For code that cannot be stopped.
   *
   * @param place where it is
   */
  CellLeftBehind(StackTraceElement[] place) {
    super(
        "the cell did not react and is left running in the background;"
            + " to get rid of it, restart the kernel in the menu Kernel");
    setStackTrace(place);
  }
}
