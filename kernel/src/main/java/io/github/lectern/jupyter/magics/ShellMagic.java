package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Runs the rest of a line in a shell, like "!" in IPython. */
record ShellMagic(Supplier<ShellCommand> command) implements Magic {
  private static final Pattern PYTHON_LIBRARY = Pattern.compile("(pip3?|conda) install\\b.*");

  @Override
  public String name() {
    return "!";
  }

  @Override
  public String help() {
    return "run the rest of the line in bash: !ls -l";
  }

  @Override
  public String usage() {
    return "!COMMAND\n\nExample: !ls -l *.csv\n"
        + "The command runs in the working directory (%pwd) with the variables of %env."
        + " It gets no input.\n"
        + "If its exit status is not 0, a notice reports it, and the cell continues.\n"
        + "Interrupting the cell ends the command. Output is limited like other printed text.\n"
        + "Quoting is that of bash; Java variables are not inserted. If the line is also Java, such"
        + " as !done for a variable done, it is Java.\n"
        + "For several lines use %%bash.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    if (PYTHON_LIBRARY.matcher(call.arguments()).matches()) {
      throw CellFailure.ofMessage(
          "CommandFailed",
          "!"
              + call.arguments()
              + " would install a library for Python, which Java cannot use;"
              + " %maven GROUP:ARTIFACT:VERSION downloads a Java library. To install it anyway, use"
              + " %%bash");
    }
    ShellCommand shell = command.get();
    int status = shell.run("bash", call.arguments());
    if (status != 0) {
      shell.err().println("The command ended with exit status " + status + ".");
    }
    return Optional.empty();
  }
}
