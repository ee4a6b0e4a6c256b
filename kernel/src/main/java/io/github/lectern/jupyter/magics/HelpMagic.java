package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the magics or explains one. */
record HelpMagic(MagicTable magics, Supplier<PrintStream> out) implements Magic {
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
  public Optional<Object> run(MagicCall call) throws CellFailure {
    out.get()
        .print(
            call.arguments().isEmpty()
                ? "A line that starts with one of these names is a magic. Names with %% start a cell"
                    + " and take the rest of it:\n"
                    + magics.list()
                    + "%help NAME explains one of them.\n"
                : magics.explain(call.arguments()) + "\n");
    return Optional.empty();
  }
}
