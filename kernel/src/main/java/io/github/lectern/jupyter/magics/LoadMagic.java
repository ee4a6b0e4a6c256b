package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs a file or the code cells of a notebook, as in IJava; with an option, replaces the cell with
 * the text of a file, as in IPython.
 *
 * @param replacement receives the new source of the cell
 * @param loading the files that are being loaded
 */
record LoadMagic(Magics magics, Consumer<String> replacement, Set<Path> loading) implements Magic {
  private static final Set<String> INSERT = Set.of("-i", "--insert");

  LoadMagic(Magics magics, Consumer<String> replacement) {
    this(magics, replacement, new LinkedHashSet<>());
  }

  @Override
  public String name() {
    return "%load";
  }

  @Override
  public String help() {
    return "run a file or the code cells of a notebook";
  }

  @Override
  public String usage() {
    return "%load [-i] FILE\n\nExamples: %load setup.ipynb\n          %load -i Net.java\n"
        + "The extensions .jsh, .jshell, .java, .ijava and .ipynb may be omitted. Results of the"
        + " file's cells are not shown; what they print is.\n"
        + "With -i, the file is not run: its text replaces this cell.\n"
        + "A relative path starts at the working directory (%pwd). A file has at most 1 MB, a"
        + " notebook 64 MB. For a source file with a package, use %%java.";
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments arguments = MagicArguments.parse(this, call, INSERT, Set.of());
    if (arguments.words().size() != 1) {
      throw LoadedFile.failure(
          arguments.words().isEmpty()
              ? "expected a file name, for example %load setup.ipynb"
              : "expected one file name but got \""
                  + call.arguments()
                  + "\"; put a name with spaces in double quotes");
    }
    LoadedFile file = new LoadedFile(path(arguments.words().get(0)));
    if (INSERT.stream().anyMatch(arguments::has)) {
      replacement.accept(
          "// %load -i " + arguments.words().get(0) + "\n" + file.text().stripTrailing());
    } else {
      runOnce(file, call.rest().number());
    }
    return Optional.empty();
  }

  private static Path path(String name) throws CellFailure {
    try {
      return ShellEnvironment.resolve(name);
    } catch (InvalidPathException e) {
      throw LoadedFile.failure("expected a file name but got \"" + name + "\": " + e.getReason());
    }
  }

  /** Runs a file, unless it is being loaded already. */
  private void runOnce(LoadedFile file, int number) throws CellFailure {
    List<Cell> cells = file.cells(number);
    synchronized (loading) {
      if (!loading.add(file.found())) {
        throw LoadedFile.failure(file.found() + " loads itself; remove one %load of the circle");
      }
    }
    try {
      for (Cell cell : cells) {
        magics.requireNotInterrupted();
        magics.runNested(cell);
      }
    } finally {
      synchronized (loading) {
        loading.remove(file.found());
      }
    }
  }
}
