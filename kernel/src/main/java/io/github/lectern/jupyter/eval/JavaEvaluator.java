package io.github.lectern.jupyter.eval;

import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs cells of Java, one after the other, in this JVM. */
public final class JavaEvaluator implements AutoCloseable {
  private final UserCode userCode = new UserCode();
  private final SnippetLoader loader = new SnippetLoader();
  private final CellExecutionControl control;
  private final Origins origins = new Origins();
  private final JShell shell;
  private final CellSplitter splitter;
  private final CompileReport compileReport;
  private final Completer completer;
  private final Inspector inspector;
  private final RuntimeReport runtimeReport = new RuntimeReport(origins);

  private JavaEvaluator(List<String> classPath, Function<Object, String> describe) {
    this.control = new CellExecutionControl(loader, userCode, describe);
    this.shell =
        JShell.builder()
            .executionEngine(new InThisJvm(control), Map.of())
            .compilerOptions("-g", "-parameters")
            .build();
    // In one call: each makes JShell open all jars anew.
    if (!classPath.isEmpty()) {
      shell.addToClasspath(String.join(File.pathSeparator, classPath));
    }
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    this.splitter = new CellSplitter(analysis);
    this.compileReport = new CompileReport(new MissingNames(analysis));
    this.completer = new Completer(analysis, splitter);
    this.inspector = new Inspector(shell);
  }

  /**
   * Starts an evaluator.
   *
   * @param classPath the jars and folders that cells may use: those of this application
   * @param describe how the value of a variable is shown when it is inspected
   */
  public static JavaEvaluator start(List<String> classPath, Function<Object, String> describe) {
    return new JavaEvaluator(classPath, describe);
  }

  /**
   * Runs a cell.
   *
   * @return the value of the cell's last expression; empty if it has none, or if it is null
   * @throws CellFailure if the cell does not compile, throws, or is interrupted
   */
  public Optional<Object> evaluate(Cell cell) throws CellFailure {
    Thread.currentThread().setContextClassLoader(loader.classLoader());
    userCode.open();
    try {
      return evaluatePieces(cell);
    } finally {
      userCode.close();
      control.clear();
    }
  }

  /**
   * Runs something of the student's that belongs to the cell, such as a toString(), so that it can
   * be interrupted as well.
   *
   * @throws CellFailure if it throws or is interrupted
   */
  public <T> T call(Callable<T> code) throws CellFailure {
    userCode.open();
    try {
      return userCode.call(code);
    } catch (Exception | Error e) {
      throw failure(e, e);
    } finally {
      userCode.close();
    }
  }

  /** What can stand at a position of a cell; may be called while a cell runs. */
  public Completion complete(String code, int cursor) {
    return userCode.compiling(() -> completer.complete(code, cursor));
  }

  /** What the name at a position is, if it is known; may be called while a cell runs. */
  public Optional<String> inspect(String code, int cursor) {
    return userCode.compiling(() -> inspector.inspect(code, cursor));
  }

  /** Whether a cell can be run as it stands; may be called while a cell runs. */
  public Parsing parse(String code) {
    return userCode.compiling(() -> splitter.parse(code));
  }

  /** The student's variables, each with its type in front, by name. */
  public List<String> variables() {
    return userCode.compiling(
        () ->
            shell
                .variables()
                .filter(variable -> !variable.name().startsWith("$"))
                .sorted(Comparator.comparing(VarSnippet::name))
                .map(variable -> variable.typeName() + " " + variable.name())
                .toList());
  }

  /** Forgets all variables, methods and classes, and tells how many had been given a name. */
  public int reset() {
    return userCode.compiling(
        () -> {
          List<DeclarationSnippet> declared =
              Stream.of(shell.variables(), shell.methods(), shell.types())
                  .<DeclarationSnippet>flatMap(snippets -> snippets)
                  .toList();
          declared.forEach(shell::drop);
          return (int) declared.stream().filter(s -> !s.name().startsWith("$")).count();
        });
  }

  /**
   * The number of the compiler's work that is being done, if any. While the student's own code runs
   * there is none.
   */
  public OptionalLong compilation() {
    return userCode.compilation();
  }

  /** Stops the cell that is running, if any; may be called from any thread. */
  public void interrupt() {
    userCode.interrupt();
  }

  @Override
  public void close() {
    shell.close();
  }

  private Optional<Object> evaluatePieces(Cell cell) throws CellFailure {
    List<CellSplitter.Piece> pieces = userCode.compiling(() -> splitter.split(cell.code()));
    // A cell that cannot be parsed to its end is not begun.
    if (!pieces.isEmpty() && !pieces.get(pieces.size() - 1).complete()) {
      pieces = pieces.subList(pieces.size() - 1, pieces.size());
    }
    Optional<Object> last = Optional.empty();
    List<Snippet> declared = new ArrayList<>();
    for (CellSplitter.Piece piece : pieces) {
      last = evaluatePiece(new Origins.Origin(cell, piece.offset()), piece.source(), declared);
    }
    for (Snippet snippet : declared) {
      requireResolved(snippet);
    }
    return last;
  }

  private Optional<Object> evaluatePiece(
      Origins.Origin origin, String source, List<Snippet> declared) throws CellFailure {
    control.clear();
    List<SnippetEvent> events = userCode.compiling(() -> shell.eval(source));
    Optional<Object> value = Optional.empty();
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() == null) {
        origins.put(snippet.id(), origin);
        if (event.status() == Snippet.Status.REJECTED) {
          throw compileReport.rejected(origin, shell.diagnostics(snippet).toList());
        }
        declared.add(snippet);
        value = isShown(snippet) ? control.value() : Optional.empty();
      }
      requireNoException(event.exception());
    }
    return value;
  }

  private void requireNoException(JShellException exception) throws CellFailure {
    if (exception instanceof UnresolvedReferenceException unresolved) {
      requireResolved(unresolved.getSnippet());
    }
    if (exception != null) {
      throw failure(control.failure().orElse(exception), exception);
    }
  }

  private CellFailure failure(Throwable thrown, Throwable translated) {
    return InterruptPoint.isRequested()
        ? runtimeReport.interrupted(thrown, translated)
        : runtimeReport.of(thrown, translated);
  }

  /**
   * What uses a name that even the whole cell does not declare is an error, as in any Java file.
   */
  private void requireResolved(Snippet snippet) throws CellFailure {
    Optional<Origins.Origin> origin = origins.get(snippet.id());
    if (snippet instanceof DeclarationSnippet declaration
        && isUnresolved(shell.status(snippet))
        && origin.isPresent()) {
      List<String> names = shell.unresolvedDependencies(declaration).toList();
      throw compileReport.unresolved(origin.get(), snippet.source(), names);
    }
  }

  private static boolean isUnresolved(Snippet.Status status) {
    return status == Snippet.Status.RECOVERABLE_DEFINED
        || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
  }

  /** Expressions are shown; declarations and assignments are not. */
  private static boolean isShown(Snippet snippet) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
      default -> false;
    };
  }

  private record InThisJvm(ExecutionControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "lectern";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }
}
