package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;

/** The failure of code or of a magic that a cell has run through a function. */
public final class EvalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EvalException(String caller, CellFailure failure) {
    super(caller + ": " + failure.name() + ": " + failure.getMessage(), failure.getCause());
  }
}
