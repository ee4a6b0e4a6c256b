package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.util.Optional;

/** A command to the kernel, beside Java. */
interface Magic {
  /** How it is written, with its percent signs. */
  String name();

  /** What it does, in a line. */
  String help();

  /** How it is written with all that belongs to it, an example, and what more is to be known. */
  String usage();

  /**
   * Runs it.
   *
   * @param arguments the rest of its line
   * @param rest the lines after it of a cell magic, in their places; blank for a line magic
   */
  Optional<Object> run(String arguments, Cell rest) throws CellFailure;
}
