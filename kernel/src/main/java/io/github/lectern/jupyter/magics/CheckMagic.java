package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.Trivia;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compiles code without running it, and reports all of its errors.
 *
 * @param name "%%check", or "%check", which takes either the rest of its line or the rest of the
 *     cell
 */
record CheckMagic(String name, Magics magics, JavaEvaluator evaluator, Supplier<PrintStream> out)
    implements Magic {

  @Override
  public String help() {
    return "report the errors of the cell without running it";
  }

  @Override
  public String usage() {
    return "%%check, followed by the rest of the cell\n%check STATEMENT\n\n"
        + "Example: %check int n = names.size();\n"
        + "Compiles the code and reports all errors, as running it would. Nothing runs, and"
        + " variables, declarations and imports do not change. Magics in the code are not run"
        + " either, so libraries that %maven adds there are still missing. Without a statement,"
        + " %check does the same as %%check.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    if (name.startsWith("%%")) {
      MagicArguments.requireNone(this, call);
    }
    Cell java = magics.javaOf(call.rest());
    if (Trivia.end(call.rest().code(), 0) == call.rest().code().length()) {
      throw MagicArguments.problem(this, "expected code to check");
    }
    evaluator.check(java);
    out.get().println("No errors.");
    return Optional.empty();
  }
}
