package io.github.lectern.jupyter.eval;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** Decides whether a snippet failed, and has the right report made. */
final class Failures {
  private static final Pattern RETURN = Pattern.compile("return\\b");

  private final JShell shell;
  private final CellExecutionControl control;
  private final Origins origins;
  private final CompileReport compileReport;
  private final RuntimeReport runtimeReport;

  Failures(
      JShell shell, CellExecutionControl control, Origins origins, CompileReport compileReport) {
    this.shell = shell;
    this.control = control;
    this.origins = origins;
    this.compileReport = compileReport;
    this.runtimeReport = new RuntimeReport(origins);
  }

  void requireAccepted(SnippetEvent event, Origins.Origin origin) throws CellFailure {
    if (event.status() == Snippet.Status.REJECTED) {
      throw compileReport.rejected(origin, shell.diagnostics(event.snippet()).toList());
    }
  }

  /** There must be no objection to what JShell would accept, to nobody's good. */
  void requireNone(Optional<String> objection, Origins.Origin origin) throws CellFailure {
    if (objection.isPresent()) {
      throw compileReport.refused(origin, objection.get());
    }
  }

  /** JShell would compute the value and drop it without a word. */
  void requireNoReturn(String source, Origins.Origin origin) throws CellFailure {
    if (RETURN.matcher(source).lookingAt()) {
      throw compileReport.refused(origin, "return outside of a method");
    }
  }

  /** The rest of a cell that cannot be parsed to its end must not be run by halves. */
  void requireWhole(Cell cell, CellSplitter.Piece rest) throws CellFailure {
    OptionalInt open = OpenComment.in(rest.source());
    if (open.isPresent()) {
      throw compileReport.refused(
          new Origins.Origin(cell, rest.offset() + open.getAsInt()),
          "unclosed comment: it ends with */");
    }
    if (rest.lacksStatement()) {
      throw compileReport.refused(
          new Origins.Origin(cell, cell.code().stripTrailing().length()), "statement expected");
    }
  }

  void requireNoException(SnippetEvent event, Origins.Origin origin) throws CellFailure {
    JShellException exception = event.exception();
    if (exception instanceof UnresolvedReferenceException unresolved) {
      requireResolved(unresolved.getSnippet());
    }
    if (exception != null) {
      throw failure(control.failure().orElse(exception), exception, Optional.of(origin));
    }
  }

  /**
   * What uses a name that even the whole cell does not declare is an error, as in any Java file.
   */
  void requireResolved(Snippet snippet) throws CellFailure {
    Optional<Origins.Origin> origin = origins.get(snippet.id());
    if (snippet instanceof DeclarationSnippet declaration
        && isUnresolved(shell.status(snippet))
        && origin.isPresent()) {
      List<String> names = shell.unresolvedDependencies(declaration).toList();
      List<Diag> others = shell.diagnostics(snippet).toList();
      throw names.isEmpty()
          ? compileReport.rejected(origin.get(), others)
          : compileReport.unresolved(origin.get(), snippet.source(), names);
    }
  }

  /** Of what was thrown outside of a snippet, as by a toString() that shows a value. */
  CellFailure ofThrown(Throwable thrown) {
    return failure(thrown, translated(thrown), Optional.empty());
  }

  /** Of what ended a thread that a cell has started. */
  CellFailure ofThread(Thread thread, Throwable thrown) {
    return runtimeReport.ofThread(
        thread.getName(), NativeCode.explained(thrown), translated(thrown));
  }

  /** Of what the compiler threw, as over expressions of thousands of parts, or an interruption. */
  CellFailure ofCompiler(Cell cell, Throwable thrown) {
    return failure(thrown, thrown, Optional.of(new Origins.Origin(cell, 0)));
  }

  private CellFailure failure(
      Throwable thrown, Throwable translated, Optional<Origins.Origin> origin) {
    if (thrown instanceof CellLeftBehind) {
      return runtimeReport.interrupted(thrown, translated, thrown.getMessage());
    }
    return InterruptPoint.isRequested()
        ? runtimeReport.interrupted(thrown, translated, "the cell was stopped")
        : runtimeReport.of(NativeCode.explained(thrown), translated, origin);
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

  private static boolean isUnresolved(Snippet.Status status) {
    return status == Snippet.Status.RECOVERABLE_DEFINED
        || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
  }
}
