package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.declarations.UnresolvedReferences;
import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.hints.RuntimeReport;
import io.github.lectern.jupyter.eval.instrument.InterruptCheck;
import io.github.lectern.jupyter.eval.run.CellAbandoned;
import io.github.lectern.jupyter.eval.run.CellExecutionControl;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.NativeLibraries;
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

/** Decides whether a snippet failed, and has the right report made. */
final class SnippetFailures {
  private static final Pattern RETURN = Pattern.compile("return\\b");

  private final JShell shell;
  private final CellExecutionControl control;
  private final CompileReport compileReport;
  private final RuntimeReport runtimeReport;
  private final UnresolvedReferences unresolved;

  SnippetFailures(
      JShell shell, CellExecutionControl control, SourceMap origins, CompileReport compileReport) {
    this.shell = shell;
    this.control = control;
    this.compileReport = compileReport;
    this.runtimeReport = new RuntimeReport(origins);
    this.unresolved = new UnresolvedReferences(shell, origins, compileReport);
  }

  void requireAccepted(SnippetEvent event, SourceMap.Origin origin) throws CellFailure {
    if (event.status() == Snippet.Status.REJECTED) {
      List<Diag> diagnostics = shell.diagnostics(event.snippet()).toList();
      throw unresolved
          .failure(diagnostics, origin)
          .orElseGet(() -> compileReport.rejected(origin, diagnostics));
    }
  }

  /** Remembers a cell that failed, as far as later reports need it. */
  void remember(Cell cell) {
    compileReport.failed(cell);
  }

  /** Forgets the cells that failed. */
  void forget() {
    compileReport.forgetFailed();
  }

  /** There must be no objection to what JShell would accept, to nobody's good. */
  void requireNone(Optional<String> objection, SourceMap.Origin origin) throws CellFailure {
    if (objection.isPresent()) {
      throw compileReport.refused(origin, objection.get());
    }
  }

  /** JShell would compute the value and drop it without a word. */
  void requireNoReturn(String source, SourceMap.Origin origin) throws CellFailure {
    if (RETURN.matcher(source).lookingAt()) {
      throw compileReport.refused(origin, "return outside of a method");
    }
  }

  /** The rest of a cell that cannot be parsed to its end must not be run by halves. */
  void requireWhole(Cell cell, CellSplitter.Piece rest) throws CellFailure {
    OptionalInt open = UnclosedComment.in(rest.source());
    if (open.isPresent()) {
      throw compileReport.refused(
          new SourceMap.Origin(cell, rest.offset() + open.getAsInt()),
          "unclosed comment: it ends with */");
    }
    if (rest.lacksStatement()) {
      throw compileReport.refused(
          new SourceMap.Origin(cell, cell.code().stripTrailing().length()), "statement expected");
    }
  }

  void requireNoException(SnippetEvent event, SourceMap.Origin origin) throws CellFailure {
    JShellException exception = event.exception();
    if (exception != null) {
      throw failure(control.failure().orElse(exception), exception, Optional.of(origin));
    }
  }

  /** What a declaration lacks that only a later cell can give it; empty if it lacks nothing. */
  Optional<String> lack(Snippet snippet) throws CellFailure {
    Optional<String> notice = unresolved.notice(snippet);
    Optional<CellFailure> failure =
        notice.isPresent() ? Optional.empty() : unresolved.failure(snippet, Optional.empty());
    if (failure.isPresent()) {
      throw failure.get();
    }
    return notice;
  }

  /** Of what was thrown outside of a snippet, as by a toString() that shows a value. */
  CellFailure ofThrown(Throwable thrown) {
    return failure(thrown, translated(thrown), Optional.empty());
  }

  /** Of what ended a thread that a cell has started. */
  CellFailure ofThread(Thread thread, Throwable thrown) {
    Throwable translated = translated(thrown);
    return unresolved
        .failure(translated, Optional.empty())
        .orElseGet(
            () ->
                runtimeReport.ofThread(
                    thread.getName(), NativeLibraries.explained(thrown), translated));
  }

  /** Of what the compiler threw, as over expressions of thousands of parts, or an interruption. */
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
            .orElseGet(
                () -> runtimeReport.of(NativeLibraries.explained(thrown), translated, origin));
  }

  /** The same chain with frames that name snippets, which only JShell can tell. */
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
