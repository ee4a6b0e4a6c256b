package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Prints how long code took, even if it failed.
 *
 * @param name "%%time" for the rest of the cell, or "%time" for the rest of the line
 */
record TimeMagic(String name, Magics magics, Supplier<PrintStream> out) implements Magic {
  private static final double NANOS = 1e9;

  private boolean isLine() {
    return !name.startsWith("%%");
  }

  @Override
  public String help() {
    return "run the " + (isLine() ? "rest of the line" : "cell") + " and print how long it took";
  }

  @Override
  public String usage() {
    return (isLine()
            ? "%time STATEMENT\n\nExample: %time Thread.sleep(20)\n"
            : "%%time, followed by the rest of the cell\n\n")
        + "Prints the elapsed time, even if the code fails. For short code use %timeit, which"
        + " repeats it.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    if (isLine() && call.arguments().isEmpty()) {
      throw MagicArguments.problem(
          this, "expected a statement, for example %time Thread.sleep(20)");
    }
    if (!isLine()) {
      MagicArguments.requireNone(this, call);
    }
    long start = System.nanoTime();
    try {
      return magics.runNested(call.rest());
    } finally {
      double seconds = (System.nanoTime() - start) / NANOS;
      out.get().printf(Locale.ROOT, "Time: %.3f s%n", seconds);
    }
  }
}
