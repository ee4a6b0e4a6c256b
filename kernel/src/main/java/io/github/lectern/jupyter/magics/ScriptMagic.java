package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs the rest of a cell in a shell. */
record ScriptMagic(String name, Supplier<ShellCommand> command) implements Magic {
  private static final String NO_ERROR = "--no-raise-error";

  private String shell() {
    return name.replace("%", "");
  }

  @Override
  public String help() {
    return "run the rest of the cell as a script of " + shell();
  }

  @Override
  public String usage() {
    return name
        + " [--no-raise-error]\n\nExample: "
        + name
        + "\n         for file in *.csv; do wc -l \"$file\"; done\n"
        + "The script runs in the working directory (%pwd) with the variables of %env."
        + " It gets no input.\n"
        + "If its exit status is not 0, the cell fails unless --no-raise-error is given.\n"
        + "Interrupting the cell ends the script and the programs that it has started."
        + " Output is limited like other printed text.\n"
        + "A script may have at most 100,000 characters. Quoting is that of the shell; Java"
        + " variables are not inserted.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments arguments = MagicArguments.parse(this, call, Set.of(NO_ERROR), Set.of());
    if (!arguments.words().isEmpty()) {
      throw MagicArguments.problem(
          this, "expected the script below this line but got \"" + call.arguments() + "\"");
    }
    int status = command.get().run(shell(), call.body());
    if (status != 0 && !arguments.has(NO_ERROR)) {
      throw CellFailure.ofMessage(
          "CommandFailed", name + ": the script ended with exit status " + status);
    }
    return Optional.empty();
  }
}
