package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.Cell;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the magics. */
record HelpMagic(Supplier<String> list, Supplier<PrintStream> out) implements Magic {
  @Override
  public String name() {
    return "%help";
  }

  @Override
  public String help() {
    return "list the magics";
  }

  @Override
  public Optional<Object> run(Cell rest) {
    out.get().print("Magics stand at the head of a cell:\n" + list.get());
    return Optional.empty();
  }
}
