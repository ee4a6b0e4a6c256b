package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Trivia;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repeats code and prints how long one repetition takes.
 *
 * @param name "%%timeit" for the rest of the cell, or "%timeit" for the rest of the line
 */
record TimeItMagic(String name, JavaEvaluator evaluator, Supplier<PrintStream> out)
    implements Magic {
  private static final int RUNS = 7;
  private static final int MAX_RUNS = 1000;
  private static final Pattern OPTIONS = Pattern.compile("(?:\\s*-[a-z]+\\s*\\d+(?=\\s|$))*");
  private static final Set<String> NUMBERS = Set.of("-n", "-r");

  @Override
  public String help() {
    return "repeat the "
        + (name.startsWith("%%") ? "cell" : "rest of the line")
        + " and print how long it takes";
  }

  @Override
  public String usage() {
    return name
        + " [-n LOOPS] [-r RUNS]"
        + (name.startsWith("%%")
            ? ", followed by the rest of the cell"
            : " STATEMENT\n\nExample: %timeit Math.sqrt(2)")
        + "\n\nThe code is repeated until a run takes 0.2 s; there are 7 runs. The first ones"
        + " include the JIT compiler's warm-up.\n"
        + "The code runs inside a method: what it declares is local, and the variables of cells"
        + " keep what it assigns to them.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    boolean cell = name.startsWith("%%");
    Matcher options = OPTIONS.matcher(call.arguments());
    String given = options.lookingAt() ? options.group() : "";
    String code = call.arguments().substring(given.length());
    String apart = (cell ? call.arguments() : given).replaceAll("-([nr])(?=\\d)", "-$1 ");
    MagicArguments arguments =
        MagicArguments.parse(this, MagicCall.of(apart, call.rest(), ""), Set.of(), NUMBERS);
    if (cell ? !arguments.words().isEmpty() : code.isBlank() || code.strip().startsWith("-")) {
      throw MagicArguments.problem(
          this, "expected [-n LOOPS] [-r RUNS]" + (cell ? "" : " STATEMENT"));
    }
    String timing =
        Timing.class.getName()
            + ".of("
            + number(arguments.values("-n"), "-n", 0, Integer.MAX_VALUE)
            + "L, "
            + number(arguments.values("-r"), "-r", RUNS, MAX_RUNS)
            + ")";
    var body = cell ? call.rest() : call.rest().withCode(withoutOptions(call, given));
    if (Trivia.end(body.code(), 0) == body.code().length()) {
      throw MagicArguments.problem(this, "expected Java code below this line");
    }
    evaluator
        .evaluateInLambda(body, timing + ".ofValue", timing + ".ofStatements")
        .ifPresent(report -> out.get().println((String) report));
    return Optional.empty();
  }

  /** Returns the code of a line magic with its options replaced by spaces. */
  private static String withoutOptions(MagicCall call, String given) {
    String code = call.rest().code();
    int start = code.length() - code.stripLeading().length();
    return code.substring(0, start)
        + " ".repeat(given.length())
        + code.substring(start + given.length());
  }

  private long number(List<String> values, String option, long fallback, long max)
      throws CellFailure {
    if (values.isEmpty()) {
      return fallback;
    }
    String text = values.get(values.size() - 1);
    if (!text.matches("\\d{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > max) {
      throw MagicArguments.problem(
          this, "expected a number from 1 to " + max + " after " + option + " but got " + text);
    }
    return Long.parseLong(text);
  }
}
