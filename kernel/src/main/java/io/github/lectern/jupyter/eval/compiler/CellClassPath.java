package io.github.lectern.jupyter.eval.compiler;

import io.github.lectern.jupyter.eval.run.UserCodeRunner;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import jdk.jshell.JShell;

/** The class path of cells. */
public final class CellClassPath {
  private final List<String> classPath;
  private final JShell shell;
  private final UserCodeRunner userCode;

  public CellClassPath(List<String> classPath, JShell shell, UserCodeRunner userCode) {
    this.classPath = new CopyOnWriteArrayList<>();
    this.shell = shell;
    this.userCode = userCode;
    if (!classPath.isEmpty()) {
      add(classPath);
    }
  }

  /** Adds all entries in one call, because JShell reopens all jars at each call. */
  private boolean add(List<String> entries) {
    shell.addToClasspath(String.join(File.pathSeparator, entries));
    return classPath.addAll(entries);
  }

  /** Returns the file name of the jar of a Maven artifact, if it is on the class path. */
  public Optional<String> jarOf(String artifact) {
    return classPath.stream()
        .map(entry -> new File(entry).getName())
        .filter(name -> name.matches(Pattern.quote(artifact) + "-\\d.*\\.jar"))
        .findFirst();
  }

  /** Adds jars to the class path of later cells. */
  public void addJars(List<Path> jars) {
    List<String> entries = jars.stream().map(Path::toString).toList();
    if (!entries.isEmpty()) {
      boolean unused = userCode.withCompiler(() -> add(entries));
    }
  }
}
