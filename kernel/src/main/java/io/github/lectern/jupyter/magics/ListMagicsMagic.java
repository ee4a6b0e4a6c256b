package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lists the names of all magics, including their other names. */
record ListMagicsMagic(MagicTable magics, Supplier<PrintStream> out) implements Magic {
  @Override
  public String name() {
    return "%lsmagic";
  }

  @Override
  public String help() {
    return "list only the names of the magics";
  }

  @Override
  public String usage() {
    return "%lsmagic\n\nLists all names; %help also explains them.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments.requireNone(this, call);
    for (boolean cell : new boolean[] {false, true}) {
      out.get()
          .println(
              magics
                  .names()
                  .filter(name -> name.startsWith("%%") == cell && name.startsWith("%"))
                  .sorted()
                  .collect(
                      Collectors.joining("  ", cell ? "Cell magics:\n" : "Line magics:\n", "")));
    }
    return Optional.empty();
  }
}
