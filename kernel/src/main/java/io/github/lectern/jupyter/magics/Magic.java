package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.Cell;
import io.github.lectern.jupyter.eval.CellFailure;
import java.util.Optional;

/** A command to the kernel, beside Java. */
interface Magic {
  /** How it is written, with its percent signs. */
  String name();

  /** What it does, in a line. */
  String help();

  /**
   * Runs it.
   *
   * @param rest the lines after it of a cell magic, in their places; blank for a line magic
   */
  Optional<Object> run(Cell rest) throws CellFailure;
}
