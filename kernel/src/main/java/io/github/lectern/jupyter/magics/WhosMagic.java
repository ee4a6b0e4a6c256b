package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.declarations.Declarations.Variable;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the student's variables with their values. */
record WhosMagic(JavaEvaluator evaluator, Supplier<PrintStream> out) implements Magic {
  private static final int MAX_WIDTH = 60;

  @Override
  public String name() {
    return "%whos";
  }

  @Override
  public String help() {
    return "list the variables with their types and values";
  }

  @Override
  public String usage() {
    return "%whos\n\nLists the variables that cells have declared, sorted by name, with the first"
        + " line of each value. jshell's /vars does the same.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments.requireNone(this, call);
    List<Variable> variables = evaluator.declared(Declarations::variableValues);
    if (variables.isEmpty()) {
      out.get().println("no variables have been declared");
      return Optional.empty();
    }
    int name = variables.stream().mapToInt(v -> v.name().length()).max().orElseThrow();
    int type = variables.stream().mapToInt(v -> v.type().length()).max().orElseThrow();
    String format = "%-" + Math.max(name, 8) + "s  %-" + Math.max(type, 4) + "s  %s%n";
    out.get().printf(format, "Variable", "Type", "Value");
    for (Variable v : variables) {
      out.get().printf(format, v.name(), v.type(), shortened(v.value()));
    }
    return Optional.empty();
  }

  private static String shortened(String value) {
    String line = value.lines().findFirst().orElse("");
    boolean whole = line.length() == value.length() && line.length() <= MAX_WIDTH;
    return whole ? line : line.substring(0, Math.min(line.length(), MAX_WIDTH - 4)) + " ...";
  }
}
