package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.compiler.SourceFileCompiler;
import io.github.lectern.jupyter.eval.declarations.UnresolvedReferences;
import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.hints.RuntimeReport;
import io.github.lectern.jupyter.eval.instrument.InterruptCheck;
import io.github.lectern.jupyter.eval.run.CellAbandoned;
import io.github.lectern.jupyter.eval.run.CellExecutionControl;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.NativeLibraries;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import io.github.lectern.jupyter.eval.source.SourceMap;
import io.github.lectern.jupyter.eval.source.UnclosedComment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/** Checks whether a snippet has failed, and creates the failure that reports it. */
final class SnippetFailures {
  private static final Pattern RETURN = Pattern.compile("return\\b");

  private final JShell shell;
  private final CellExecutionControl control;
  private final CompileReport compileReport;
  private final RuntimeReport runtimeReport;
  private final UnresolvedReferences unresolved;

  SnippetFailures(
      JShell shell,
      CellExecutionControl control,
      SourceMap sourceMap,
      VariableStore variables,
      CompileReport compileReport) {
    this.shell = shell;
    this.control = control;
    this.compileReport = compileReport;
    this.runtimeReport = new RuntimeReport(sourceMap, variables::get);
    this.unresolved = new UnresolvedReferences(shell, sourceMap, compileReport);
  }

  /** Throws if the compiler rejected the snippet. */
  void requireAccepted(SnippetEvent event, SourceMap.Origin origin) throws CellFailure {
    if (event.status() == Snippet.Status.REJECTED) {
      throw rejected(shell.diagnostics(event.snippet()).toList(), origin);
    }
  }

  /** Returns the failure of a snippet that the compiler rejected. */
  CellFailure rejected(List<Diag> diagnostics, SourceMap.Origin origin) {
    return unresolved
        .failure(diagnostics, origin)
        .orElseGet(() -> compileReport.rejected(origin, diagnostics));
  }

  /** Throws if a source file that is the body of a cell has errors. */
  void requireCompiled(Cell cell, SourceFileCompiler.Compilation compilation) throws CellFailure {
    if (!compilation.errors().isEmpty()) {
      throw compileReport.ofFile(cell, compilation.errors());
    }
  }

  /** Remembers a failed cell for later reports. */
  void addFailed(Cell cell) {
    compileReport.addFailed(cell);
  }

  /** Forgets the failed cells. */
  void clearFailed() {
    compileReport.clearFailed();
  }

  /** Throws if the snippet has an error that JShell does not detect. */
  void requireNoError(Optional<String> error, SourceMap.Origin origin) throws CellFailure {
    if (error.isPresent()) {
      throw compileReport.refused(origin, error.get());
    }
  }

  /**
   * Throws if the source is a return statement outside a method; JShell would silently discard its
   * value.
   */
  void requireNoReturn(String source, SourceMap.Origin origin) throws CellFailure {
    if (RETURN.matcher(source).lookingAt()) {
      throw compileReport.refused(origin, "return outside of a method");
    }
  }

  /** Throws if the rest of a cell is incomplete in a way that JShell would accept. */
  void requireComplete(Cell cell, CellSplitter.Piece rest) throws CellFailure {
    OptionalInt open = UnclosedComment.in(rest.source());
    if (open.isPresent()) {
      throw compileReport.refused(
          new SourceMap.Origin(cell, rest.offset() + open.getAsInt()),
          "unclosed comment: close it with */");
    }
    if (rest.lacksStatement()) {
      throw compileReport.refused(
          new SourceMap.Origin(cell, cell.code().stripTrailing().length()), "statement expected");
    }
  }

  /** Throws if the snippet threw an exception. */
  void requireNoException(SnippetEvent event, SourceMap.Origin origin) throws CellFailure {
    JShellException exception = event.exception();
    if (exception != null) {
      throw failure(control.failure().orElse(exception), exception, Optional.of(origin));
    }
  }

  /**
   * Returns a notice about the undeclared names that a declaration uses; empty if there are none.
   *
   * @throws CellFailure if the declaration has an error that no later declaration can fix
   */
  Optional<String> undeclaredNames(Snippet snippet) throws CellFailure {
    Optional<String> notice = unresolved.notice(snippet);
    Optional<CellFailure> failure =
        notice.isPresent() ? Optional.empty() : unresolved.failure(snippet, Optional.empty());
    if (failure.isPresent()) {
      throw failure.get();
    }
    return notice;
  }

  /** Returns the failure for an exception thrown outside a snippet, for example by a toString(). */
  CellFailure ofThrown(Throwable thrown) {
    return failure(thrown, translated(thrown), Optional.empty());
  }

  /** Returns the failure for an exception that ended a thread started by a cell. */
  CellFailure ofThread(Thread thread, Throwable thrown) {
    Throwable translated = translated(thrown);
    return unresolved
        .failure(translated, Optional.empty())
        .orElseGet(
            () ->
                runtimeReport.ofThread(
                    thread.getName(), NativeLibraries.explain(thrown), translated));
  }

  /** Returns the failure for an error in the compiler, such as a stack overflow or an interrupt. */
  CellFailure ofCompiler(Cell cell, Throwable thrown) {
    return failure(thrown, thrown, Optional.of(new SourceMap.Origin(cell, 0)));
  }

  private CellFailure failure(
      Throwable thrown, Throwable translated, Optional<SourceMap.Origin> origin) {
    if (thrown instanceof CellAbandoned) {
      return runtimeReport.interrupted(thrown, translated, thrown.getMessage());
    }
    return InterruptCheck.isRequested()
        ? runtimeReport.interrupted(thrown, translated, "the cell was stopped")
        : unresolved
            .failure(translated, origin)
            .orElseGet(() -> runtimeReport.of(NativeLibraries.explain(thrown), translated, origin));
  }

  /** Returns an exception as translated by JShell, with stack frames that name snippets. */
  private Throwable translated(Throwable thrown) {
    control.replay(Optional.of(thrown));
    try {
      return shell.eval("{}").stream()
          .map(SnippetEvent::exception)
          .filter(exception -> exception != null)
          .<Throwable>map(exception -> exception)
          .findFirst()
          .orElse(thrown);
    } finally {
      control.replay(Optional.empty());
    }
  }
}
