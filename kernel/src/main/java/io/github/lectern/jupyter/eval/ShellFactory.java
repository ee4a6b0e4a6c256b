package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.compiler.AnnotationProcessors;
import io.github.lectern.jupyter.eval.compiler.IndexedFileManager;
import io.github.lectern.jupyter.eval.compiler.JarIndex;
import io.github.lectern.jupyter.eval.imports.PublicTypes;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControlProvider;

/**
 * Creates JShells that compile alike.
 *
 * @param compilerOptions further options of javac
 */
record ShellFactory(List<String> compilerOptions, JarIndex index, AnnotationProcessors processors) {
  /**
   * Creates the JShell of a session.
   *
   * @param engine runs the compiled snippets
   * @param types finds types with the file manager of this JShell's compiler
   */
  JShell create(ExecutionControlProvider engine, PublicTypes types) {
    return builder(engine)
        .fileManager(
            standard -> types.readFrom(new IndexedFileManager(standard, index, processors)))
        .build();
  }

  /** Creates a JShell that runs nothing and knows no names to suggest. */
  JShell createIdle() {
    return builder(new IdleExecutionControl())
        .fileManager(standard -> new IndexedFileManager(standard, index, processors).withoutNames())
        .build();
  }

  private JShell.Builder builder(ExecutionControlProvider engine) {
    return JShell.builder()
        .executionEngine(engine, Map.of())
        .compilerOptions("-g", "-parameters")
        .compilerOptions(compilerOptions.toArray(String[]::new));
  }
}
