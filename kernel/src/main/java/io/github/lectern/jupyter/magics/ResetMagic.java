package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Removes all declarations of earlier cells. */
record ResetMagic(JavaEvaluator evaluator, Supplier<PrintStream> out) implements Magic {
  /** IPython asks before it resets unless this option is given; this kernel never asks. */
  private static final Set<String> FORCE = Set.of("-f");

  @Override
  public String name() {
    return "%reset";
  }

  @Override
  public String help() {
    return "remove all variables, methods, classes and imports of earlier cells";
  }

  @Override
  public String usage() {
    return "%reset\n\nThis cannot be undone; rerun the cells whose declarations you need. The imports with"
        + " which every notebook starts and the libraries of %maven stay."
        + " As in IPython, -f may be given.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments arguments = MagicArguments.parse(this, call, FORCE, Set.of());
    if (!arguments.words().isEmpty()) {
      throw MagicArguments.problem(this, "expected no arguments");
    }
    int count = evaluator.reset();
    out.get().println("removed " + count + (count == 1 ? " declaration" : " declarations"));
    return Optional.empty();
  }
}
