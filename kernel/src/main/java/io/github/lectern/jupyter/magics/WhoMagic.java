package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the student's variables. */
record WhoMagic(JavaEvaluator evaluator, Supplier<PrintStream> out) implements Magic {
  @Override
  public String name() {
    return "%who";
  }

  @Override
  public String help() {
    return "list the variables and their types";
  }

  @Override
  public String usage() {
    return "%who\n\nLists the variables that cells have declared, sorted by name. %whos also shows their"
        + " values.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments.requireNone(this, call);
    List<String> variables = evaluator.declared(Declarations::variables);
    out.get()
        .println(
            variables.isEmpty() ? "no variables have been declared" : String.join("\n", variables));
    return Optional.empty();
  }
}
