package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the magics or explains one. */
record HelpMagic(Magics magics, Supplier<PrintStream> out) implements Magic {
  @Override
  public String name() {
    return "%help";
  }

  @Override
  public String help() {
    return "list the magics, or explain one: %help load";
  }

  @Override
  public String usage() {
    return "%help [NAME]\n\nExample: %help load\nShorthand: %load?";
  }

  @Override
  public Optional<Object> run(String arguments, Cell rest) throws CellFailure {
    out.get()
        .print(
            arguments.isBlank()
                ? "Magics go at the start of a cell:\n" + magics.list()
                : magics.explain(arguments) + "\n");
    return Optional.empty();
  }
}
