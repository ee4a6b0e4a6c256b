package io.github.lectern.jupyter.eval.instrument;

/**
 * Ends a cell that the student interrupted. It is an Error, so that {@code catch (Exception e)}
 * does not catch it.
 */
public final class CellInterruptedError extends Error {
  private static final long serialVersionUID = 1L;

  public CellInterruptedError() {
    super("the cell was interrupted");
  }
}
