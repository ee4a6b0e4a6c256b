package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.compiler.CellClassPath;
import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.imports.ImportPrecedence;
import io.github.lectern.jupyter.eval.imports.StaticMembers;
import io.github.lectern.jupyter.eval.run.CellExecutionControl;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jshell.JShell;

/**
 * Compiles cells without running them. Each check has a JShell of its own, in which the needed
 * declarations of the session are repeated and nothing runs, so the session does not change.
 * Callers hold the compiler lock.
 */
record CellChecker(
    ShellFactory shells,
    JShell session,
    CellClassPath classPath,
    CellSplitter splitter,
    StaticMembers members,
    ImportPrecedence imports,
    CompileReport report,
    CellExecutionControl control,
    Consumer<String> notices) {

  /**
   * Compiles a cell. Passes on the notices that running the cell would give.
   *
   * @throws CellFailure if the cell has errors; the report contains all of them
   */
  Optional<Object> check(Cell cell) throws CellFailure {
    try (JShell shell = shells.createIdle()) {
      String entries =
          classPath.entries().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      if (!entries.isEmpty()) {
        shell.addToClasspath(entries);
      }
      CellCheck check = new CellCheck(shell, this);
      new NeededDeclarations(session, cell.code()).repeatIn(shell);
      List<CellFailure> errors = check.run(cell, notices);
      if (!errors.isEmpty()) {
        throw joined(errors);
      }
    }
    return Optional.empty();
  }

  private static CellFailure joined(List<CellFailure> errors) {
    List<String> report = new ArrayList<>();
    errors.forEach(error -> report.addAll(error.report()));
    return new CellFailure(errors.get(0).name(), errors.get(0).getMessage(), report);
  }
}
