package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.util.Optional;

/** A command to the kernel, such as {@code %who}. */
interface Magic {
  /** Returns the name with its percent signs. */
  String name();

  /** Returns a one-line description. */
  String help();

  /** Returns the syntax, an example and further notes. */
  String usage();

  /**
   * Runs the magic.
   *
   * @param arguments the rest of the magic's line
   * @param rest for a cell magic, the rest of the cell, with its original offsets; blank for a line
   *     magic
   */
  Optional<Object> run(String arguments, Cell rest) throws CellFailure;
}
