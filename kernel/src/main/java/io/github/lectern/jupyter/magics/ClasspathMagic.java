package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Adds jars and directories to the class path of cells, and returns them as a list of texts.
 *
 * @param name "%jars", which adds the jars of a directory, or "%classpath", which adds the
 *     directory itself
 */
record ClasspathMagic(
    String name, JavaEvaluator evaluator, Supplier<PrintStream> out, Supplier<PrintStream> err)
    implements Magic {
  private boolean isForJars() {
    return name.equals("%jars");
  }

  @Override
  public String help() {
    return isForJars()
        ? "add jars on this computer for the following cells"
        : "add jars or directories of classes for the following cells";
  }

  @Override
  public String usage() {
    return name
        + " PATH ...\n\nExamples: "
        + (isForJars() ? "%jars lib/*.jar\n" : "%classpath target/classes lib/*.jar\n")
        + "          List<String> added = "
        + name
        + " lib/*.jar\n"
        + "In a path, * stands for any characters of a name and ? for one."
        + (isForJars() ? " All jars of a directory are added." : "")
        + "\nA relative path starts at the working directory (%pwd); put a path with spaces in"
        + " double quotes.";
  }

  @Override
  public boolean showsValue() {
    return false;
  }

  @Override
  public Optional<Object> run(MagicCall call) throws CellFailure {
    MagicArguments arguments = MagicArguments.parse(this, call, Set.of(), Set.of());
    if (arguments.words().isEmpty()) {
      throw MagicArguments.problem(this, "expected a path, for example " + name + " lib/*.jar");
    }
    List<Path> all = new ArrayList<>();
    for (String pattern : arguments.words()) {
      all.addAll(matching(pattern));
    }
    List<Path> entries = all.stream().distinct().toList();
    evaluator.classPath().addJars(entries);
    entries.forEach(entry -> out.get().println("added " + entry));
    return Optional.of(entries.stream().map(Path::toString).toList());
  }

  private List<Path> matching(String pattern) throws CellFailure {
    try {
      String expanded =
          pattern.startsWith("~/")
              ? System.getProperty("user.home") + pattern.substring(1)
              : pattern;
      List<Path> found = new ArrayList<>();
      for (Path path : Globs.matching(ShellEnvironment.directory(), expanded)) {
        found.addAll(isForJars() && Files.isDirectory(path) ? jarsIn(path) : List.of(path));
      }
      if (found.isEmpty()) {
        reportMissing(pattern);
      }
      return found;
    } catch (IOException e) {
      throw failure(pattern + " cannot be read: " + e.getMessage());
    } catch (InvalidPathException e) {
      throw failure("expected a path but got \"" + pattern + "\": " + e.getReason());
    }
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** As in IJava, a pattern may match nothing; a path must exist. */
  private void reportMissing(String pattern) throws CellFailure {
    String message = "nothing matches " + pattern + " in " + ShellEnvironment.directory();
    if (!Globs.isPattern(pattern)) {
      throw failure(message + "; check the path with !ls");
    }
    err.get().println(name + ": " + message + ".");
  }

  private CellFailure failure(String message) {
    return CellFailure.ofMessage("ClassPathFailed", name + ": " + message);
  }
}
