package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.Optional;

/** A command to the kernel, such as {@code %who}. */
interface Magic {
  /** Returns the name with its percent signs. */
  String name();

  /** Returns a one-line description. */
  String help();

  /** Returns the syntax, an example and further notes. */
  String usage();

  /** Runs the magic and returns its value; empty if it has none. */
  Optional<Object> run(MagicCall call) throws CellFailure;

  /**
   * Returns whether the value is shown if the magic is the last line of a cell. Otherwise, it is
   * only assigned, as in {@code List<String> added = %jars lib/*.jar}.
   */
  default boolean showsValue() {
    return true;
  }

  /** Returns whether the magic is only another name of one that is listed in its place. */
  default boolean isAlias() {
    return false;
  }
}
