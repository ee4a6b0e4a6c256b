package io.github.lectern.jupyter.eval;

/** Ends a cell that the student interrupted; an Error, so that few handlers catch it. */
public final class CellInterruption extends Error {
  private static final long serialVersionUID = 1L;

  CellInterruption() {
    super("the cell was interrupted");
  }
}
