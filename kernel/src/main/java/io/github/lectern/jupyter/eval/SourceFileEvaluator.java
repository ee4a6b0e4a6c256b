package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.compiler.CellClassPath;
import io.github.lectern.jupyter.eval.compiler.SourceFileCompiler;
import io.github.lectern.jupyter.eval.compiler.SourceFileCompiler.Compilation;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.SnippetLoader;
import io.github.lectern.jupyter.eval.source.Cell;
import java.util.List;
import java.util.Optional;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/** Compiles whole source files for cells. Callers hold the compiler lock. */
final class SourceFileEvaluator {
  private final CellClassPath classPath;
  private final SnippetLoader loader;
  private final SnippetFailures failures;
  private Optional<SourceFileCompiler> compiler = Optional.empty();

  SourceFileEvaluator(CellClassPath classPath, SnippetLoader loader, SnippetFailures failures) {
    this.classPath = classPath;
    this.loader = loader;
    this.failures = failures;
  }

  /**
   * Compiles a cell as a source file and returns the names of its classes.
   *
   * @throws CellFailure if the file does not compile, or if it changes a loaded class in a way that
   *     the JVM does not support
   */
  List<String> compile(Cell cell, String fileName) throws CellFailure {
    SourceFileCompiler files = compiler.orElseGet(SourceFileCompiler::new);
    Compilation compilation = files.compile(fileName, cell.code(), classPath.entries());
    failures.requireCompiled(cell, compilation);
    try {
      loader.define(compilation.classFiles());
    } catch (ClassInstallException e) {
      throw CellFailure.ofMessage(
          "ClassInUse",
          "cells have used the old version of a class of "
              + fileName
              + ", and more than method bodies has changed; restart the kernel to use the new"
              + " version");
    }
    if (compiler.isEmpty()) {
      classPath.addJars(List.of(files.classes()));
      compiler = Optional.of(files);
    }
    return compilation.classFiles().keySet().stream()
        .filter(name -> name.indexOf('$') < 0)
        .sorted()
        .toList();
  }
}
