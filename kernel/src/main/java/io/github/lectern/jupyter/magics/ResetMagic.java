package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Forgets what the student declared. */
record ResetMagic(JavaEvaluator evaluator, Supplier<PrintStream> out) implements Magic {
  @Override
  public String name() {
    return "%reset";
  }

  @Override
  public String help() {
    return "forget all variables, methods and classes; imports stay";
  }

  @Override
  public String usage() {
    return "%reset\n\nIt cannot be undone; run the cells again to have their variables again.";
  }

  @Override
  public Optional<Object> run(String arguments, Cell rest) {
    out.get().println("forgotten: " + evaluator.reset() + " declarations");
    return Optional.empty();
  }
}
