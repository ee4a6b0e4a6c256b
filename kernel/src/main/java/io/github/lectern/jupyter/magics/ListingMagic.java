package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lists declarations of cells.
 *
 * @param listed what is listed, such as "methods"
 */
record ListingMagic(
    String name,
    String listed,
    String note,
    Supplier<List<String>> lines,
    Supplier<PrintStream> out)
    implements Magic {
  @Override
  public String help() {
    return "list the " + listed;
  }

  @Override
  public String usage() {
    return name + "\n\n" + note;
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments.requireNone(this, call);
    List<String> all = lines.get();
    out.get().println(all.isEmpty() ? "there are no " + listed : String.join("\n", all));
    return Optional.empty();
  }
}
