package io.github.lectern.jupyter.eval.run;

/** Ends a cell whose code goes on, because it has not reacted to the student's interruption. */
public final class CellAbandoned extends Error {
  private static final long serialVersionUID = 1L;

  /**
   * For code that cannot be stopped.
   *
   * @param place where it is
   */
  CellAbandoned(StackTraceElement[] place) {
    super(
        "the cell did not react and is left running in the background;"
            + " to get rid of it, restart the kernel in the menu Kernel");
    setStackTrace(place);
  }
}
