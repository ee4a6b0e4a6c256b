package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Prints how long the rest of the cell took, even if it failed. */
record TimeMagic(JavaEvaluator evaluator, Supplier<PrintStream> out) implements Magic {
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "%%time";
  }

  @Override
  public String help() {
    return "run the cell and print how long it took";
  }

  @Override
  public String usage() {
    return "%%time, followed by the rest of the cell\n\n"
        + "Prints the elapsed time, even if the cell fails.";
  }

  @Override
  public Optional<Object> run(String arguments, Cell rest) throws CellFailure {
    long start = System.nanoTime();
    try {
      return evaluator.evaluate(rest);
    } finally {
      double seconds = (System.nanoTime() - start) / NANOS;
      out.get().printf(Locale.ROOT, "Time: %.3f s%n", seconds);
    }
  }
}
