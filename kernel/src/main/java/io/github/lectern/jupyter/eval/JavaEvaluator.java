package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.assist.BundledJavadoc;
import io.github.lectern.jupyter.eval.assist.Completer;
import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.assist.Inspection;
import io.github.lectern.jupyter.eval.assist.Inspector;
import io.github.lectern.jupyter.eval.compiler.ClassPath;
import io.github.lectern.jupyter.eval.compiler.ImportBatch;
import io.github.lectern.jupyter.eval.compiler.IndexedFileManager;
import io.github.lectern.jupyter.eval.compiler.JarIndex;
import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.declarations.DeclaredNames;
import io.github.lectern.jupyter.eval.declarations.RedefinitionTracker;
import io.github.lectern.jupyter.eval.declarations.StaticImports;
import io.github.lectern.jupyter.eval.hints.CompileReport;
import io.github.lectern.jupyter.eval.instrument.BytecodeInstrumenter;
import io.github.lectern.jupyter.eval.instrument.CellFrameMapper;
import io.github.lectern.jupyter.eval.instrument.CellInterruptedError;
import io.github.lectern.jupyter.eval.instrument.InterruptCheck;
import io.github.lectern.jupyter.eval.instrument.StackTracePrinter;
import io.github.lectern.jupyter.eval.run.CellExecutionControl;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.InterruptEscalation;
import io.github.lectern.jupyter.eval.run.MemoryReserve;
import io.github.lectern.jupyter.eval.run.SnippetLoader;
import io.github.lectern.jupyter.eval.run.ThrowableSnapshot;
import io.github.lectern.jupyter.eval.run.UserCodeRunner;
import io.github.lectern.jupyter.eval.run.VariableStore;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.CellSplitter;
import io.github.lectern.jupyter.eval.source.CompletenessResult;
import io.github.lectern.jupyter.eval.source.SealedTypes;
import io.github.lectern.jupyter.eval.source.SourceMap;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** Runs cells of Java, one after the other, in this JVM. */
public final class JavaEvaluator implements AutoCloseable {
  private final VariableStore kept = new VariableStore();
  private final UserCodeRunner userCode;
  private final MemoryReserve reserve = new MemoryReserve();
  private final CellExecutionControl control;
  private final SourceMap origins = new SourceMap();
  private final CellFrameMapper frames;
  private final JShell shell;
  private final CellSplitter splitter;
  private final Completer completer;
  private final Inspector inspector;
  private final SnippetFailures failures;
  private final RedefinitionTracker repercussions;
  private final DeclaredNames names;
  private final Declarations declarations;
  private final Consumer<String> notices;
  private final ClassPath libraries;

  private JavaEvaluator(
      List<String> classPath, Function<Object, String> describe, Consumer<String> notices) {
    this.notices = notices;
    JarIndex index = new JarIndex(classPath);
    SnippetLoader loader = new SnippetLoader(kept, classPath);
    this.userCode = new UserCodeRunner(loader.classLoader());
    this.control = new CellExecutionControl(loader, kept, userCode, reserve, describe);
    this.shell =
        JShell.builder()
            .executionEngine(control.provider(), Map.of())
            .compilerOptions("-g", "-parameters")
            .fileManager(javacs -> new IndexedFileManager(javacs, index))
            .build();
    this.libraries = new ClassPath(classPath, shell, userCode);
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    this.splitter = new CellSplitter(analysis, userCode::goOn);
    this.failures = new SnippetFailures(shell, control, origins, new CompileReport(analysis));
    this.repercussions = new RedefinitionTracker(shell, origins, kept);
    this.names = new DeclaredNames(shell, kept, new StaticImports(shell, loader.classLoader()));
    this.declarations = new Declarations(shell, kept);
    this.completer = new Completer(analysis, splitter, names);
    this.frames = new CellFrameMapper(shell, origins);
    control.onStart(frames::snippetStarts);
    this.inspector = new Inspector(shell, new BundledJavadoc(JavaEvaluator.class.getClassLoader()));
  }

  /** Prepares on another thread, meanwhile, what an evaluator will need when it has started. */
  public static void prepare() {
    BytecodeInstrumenter.rehearse();
  }

  /**
   * Starts an evaluator.
   *
   * @param classPath the jars and folders that cells may use: those of this application
   * @param describe how the value of a variable is shown when it is inspected
   * @param notices takes what a student should know beside the result of a cell
   */
  public static JavaEvaluator start(
      List<String> classPath, Function<Object, String> describe, Consumer<String> notices) {
    return new JavaEvaluator(classPath, describe, notices);
  }

  /**
   * Runs a cell.
   *
   * @return the value of the cell's last expression; empty if it has none, or if it is null
   * @throws CellFailure if the cell does not compile, throws, or is interrupted
   */
  public Optional<Object> evaluate(Cell cell) throws CellFailure {
    userCode.open();
    StackTracePrinter.use(frames);
    try {
      return userCode.compilingCell(() -> evaluateAndTell(cell));
    } catch (CellInterruptedError | OutOfMemoryError | StackOverflowError e) {
      reserve.release();
      throw compiling(() -> failures.ofCompiler(cell, e));
    } finally {
      try {
        userCode.close();
      } finally {
        control.clear();
        reserve.refill();
      }
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
    } catch (InvocationTargetException e) {
      throw compiling(() -> failures.ofThrown(e.getCause()));
    } catch (Exception | Error e) {
      throw compiling(() -> failures.ofThrown(e));
    } finally {
      userCode.close();
    }
  }

  /** Imports this for all cells; returns what cannot be imported. */
  public List<String> importAll(List<String> imports) {
    return userCode.compiling(() -> ImportBatch.declare(shell, imports));
  }

  /** The jars that cells can use. */
  public ClassPath libraries() {
    return libraries;
  }

  /** What can stand at a position of a cell; may be called while a cell runs. */
  public Completion complete(String code, int cursor) {
    return userCode.compiling(() -> completer.complete(code, cursor));
  }

  /** What the name at a position is, if it is known; may be called while a cell runs. */
  public Optional<Inspection> inspect(String code, int cursor) {
    return userCode.compiling(() -> inspector.inspect(code, cursor));
  }

  /** The source of what the name at a position is, if it was declared in a cell. */
  public List<Inspection> sources(String code, int cursor) {
    return userCode.compiling(() -> inspector.sources(code, cursor));
  }

  /** Whether a cell can be run as it stands; may be called while a cell runs. */
  public CompletenessResult parse(String code) {
    return userCode.compiling(() -> splitter.parse(code));
  }

  /** The student's variables, each with its type in front, by name. */
  public List<String> variables() {
    return userCode.compiling(declarations::variables);
  }

  /** Forgets all variables, methods and classes, and tells how many had been given a name. */
  public int reset() {
    return userCode.compiling(
        () -> {
          int count = declarations.forgetAll();
          names.showImports();
          failures.forget();
          return count;
        });
  }

  /**
   * The number of the compiler's work that is being done, if any. While the student's own code runs
   * there is none.
   */
  public OptionalLong compilation() {
    return userCode.compilation();
  }

  /**
   * Stops the cell that is running; if none is, the threads that earlier cells left running. May be
   * called from any thread.
   */
  public void interrupt() {
    if (userCode.interrupt()) {
      new InterruptEscalation(userCode, notices).begin();
      return;
    }
    int count = InterruptCheck.stopLeftBehind();
    if (count > 0) {
      notices.accept("stopped " + count + " thread(s) that earlier cells had left running");
    }
  }

  /** The report of what ended a thread that a cell has started; may be called on that thread. */
  public List<String> reportOf(Thread thread, Throwable thrown) {
    if (thrown instanceof CellInterruptedError) {
      return List.of();
    }
    Throwable readable = ThrowableSnapshot.of(thrown);
    return compiling(() -> failures.ofThread(thread, readable)).report();
  }

  private CellFailure compiling(Supplier<CellFailure> work) {
    return userCode.compiling(work);
  }

  /**
   * Gives up the memory that is kept in reserve, but not to code that runs: it would fill that too,
   * and nothing were left to tell of its end. May be called from any thread.
   */
  public void makeRoom() {
    if (!userCode.isRunning()) {
      reserve.release();
    }
  }

  @Override
  public void close() {
    shell.close();
  }

  private Optional<Object> evaluateAndTell(Cell cell) throws CellFailure {
    try {
      return evaluatePieces(cell);
    } finally {
      repercussions.tell(notices);
    }
  }

  private Optional<Object> evaluatePieces(Cell cell) throws CellFailure {
    List<CellSplitter.Piece> pieces = splitter.split(cell.code());
    // A cell that cannot be parsed to its end is not begun.
    if (!pieces.isEmpty() && !pieces.get(pieces.size() - 1).complete()) {
      pieces = pieces.subList(pieces.size() - 1, pieces.size());
      failures.requireWhole(cell, pieces.get(0));
    }
    Optional<Object> last = Optional.empty();
    List<Snippet> declared = new ArrayList<>();
    try {
      for (CellSplitter.Piece piece : SealedTypes.inOrder(pieces)) {
        last = evaluatePiece(SourceMap.Origin.of(cell, piece), piece.source(), declared);
      }
    } catch (CellFailure failure) {
      failures.remember(cell);
      if (failure.getCause() instanceof OutOfMemoryError) {
        empty(declared);
      }
      throw failure;
    }
    for (Snippet snippet : declared) {
      failures.lack(snippet).ifPresent(notices);
    }
    return last;
  }

  /** What the cell itself has filled the heap with is given up, or the kernel could do no more. */
  private void empty(List<Snippet> declared) {
    List<String> names = declarations.filled(declared);
    if (!names.isEmpty() && reserve.isShort()) {
      names.forEach(kept::makeBlank);
      notices.accept("To make room, " + String.join(", ", names) + " of this cell was emptied.");
    }
  }

  private Optional<Object> evaluatePiece(
      SourceMap.Origin origin, String source, List<Snippet> declared) throws CellFailure {
    control.clear();
    failures.requireNone(names.objection(source), origin);
    failures.requireNoReturn(source, origin);
    List<SnippetEvent> events =
        origins.during(origin, () -> names.evaluate(source, repercussions::follow));
    events.forEach(event -> declarations.forgetValue(event.snippet()));
    Optional<Object> value = Optional.empty();
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() == null) {
        origins.put(snippet.id(), origin);
        declared.add(snippet);
        failures.requireAccepted(event, origin);
        declarations.warning(snippet).ifPresent(notices);
        value = isShown(snippet) ? control.value() : Optional.empty();
      }
      failures.requireNoException(event, origin);
    }
    return value;
  }

  /** Expressions are shown; declarations and assignments are not. */
  private static boolean isShown(Snippet snippet) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
      default -> false;
    };
  }
}
