package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Changes the working directory. */
record CdMagic(ShellEnvironment environment, Supplier<PrintStream> out) implements Magic {
  @Override
  public String name() {
    return "%cd";
  }

  @Override
  public String help() {
    return "change the working directory of magics and shell commands";
  }

  @Override
  public String usage() {
    return "%cd [DIRECTORY]\n\nExample: %cd ../data\n"
        + "Without an argument, the new directory is your home directory; %cd - returns to the"
        + " previous one.\n"
        + "The directory applies to shell commands, to magics that take a file, and to load and"
        + " save of models.\n"
        + "A JVM cannot change its own directory: for Java's own classes, such as File and Path,"
        + " relative names still start at the directory of the notebook.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    List<String> words = call.words();
    if (words.size() > 1) {
      throw MagicArguments.problem(
          this, "expected one directory; put a name with spaces in double quotes");
    }
    environment.enter(directory(words.isEmpty() ? "~" : words.get(0)));
    out.get().println(ShellEnvironment.directory());
    return Optional.empty();
  }

  private Path directory(String name) throws CellFailure {
    try {
      Path directory = name.equals("-") ? environment.previous() : ShellEnvironment.resolve(name);
      if (!Files.isDirectory(directory)) {
        String problem = Files.exists(directory) ? " is not a directory" : " does not exist";
        throw CellFailure.ofMessage("NoSuchDirectory", "%cd: " + directory + problem);
      }
      return directory;
    } catch (InvalidPathException e) {
      throw MagicArguments.problem(
          this, "expected a directory but got \"" + name + "\": " + e.getReason());
    }
  }
}
