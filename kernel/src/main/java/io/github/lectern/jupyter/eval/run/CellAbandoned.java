package io.github.lectern.jupyter.eval.run;

/** Ends a cell whose code is still running because it did not respond to an interrupt. */
public final class CellAbandoned extends Error {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the error for code that cannot be stopped.
   *
   * @param frames the stack trace of the code
   */
  CellAbandoned(StackTraceElement[] frames) {
    super(
        "the cell did not respond to the interrupt and is left running in the background;"
            + " to end it, restart the kernel from the Kernel menu");
    setStackTrace(frames);
  }
}
