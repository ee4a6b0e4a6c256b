package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Removes all declarations of earlier cells. */
record ResetMagic(JavaEvaluator evaluator, Supplier<PrintStream> out) implements Magic {
  @Override
  public String name() {
    return "%reset";
  }

  @Override
  public String help() {
    return "remove all variables, methods and classes, but keep the imports";
  }

  @Override
  public String usage() {
    return "%reset\n\nThis cannot be undone; rerun the cells whose declarations you need.";
  }

  @Override
  public Optional<Object> run(String arguments, Cell rest) {
    int count = evaluator.reset();
    out.get().println("removed " + count + (count == 1 ? " declaration" : " declarations"));
    return Optional.empty();
  }
}
