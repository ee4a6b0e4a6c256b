package io.github.lectern.jupyter.eval;

import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.assist.Inspection;
import io.github.lectern.jupyter.eval.assist.LibraryJavadoc;
import io.github.lectern.jupyter.eval.compiler.CellClassPath;
import io.github.lectern.jupyter.eval.compiler.ImportBatch;
import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.instrument.BytecodeInstrumenter;
import io.github.lectern.jupyter.eval.instrument.CellInterruptedError;
import io.github.lectern.jupyter.eval.instrument.InterruptCheck;
import io.github.lectern.jupyter.eval.instrument.StackTracePrinter;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.run.InterruptEscalation;
import io.github.lectern.jupyter.eval.run.MemoryReserve;
import io.github.lectern.jupyter.eval.run.ThrowableSnapshot;
import io.github.lectern.jupyter.eval.run.UserCodeRunner;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.CompletenessResult;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Evaluates Java cells in this JVM. */
public final class JavaEvaluator implements AutoCloseable {
  private final EvaluatorParts parts;
  private final UserCodeRunner userCode;
  private final MemoryReserve reserve;
  private final CellEvaluator cells;
  private final Consumer<String> notices;
  private final AtomicLong interrupts = new AtomicLong();

  private JavaEvaluator(
      List<String> classPath,
      Function<Object, String> describe,
      Consumer<String> notices,
      List<String> compilerOptions) {
    this.parts = new EvaluatorParts(classPath, describe, notices, compilerOptions);
    this.userCode = parts.userCode;
    this.reserve = parts.reserve;
    this.cells = parts.cells;
    this.notices = notices;
  }

  /**
   * Preloads classes that an evaluator needs. May be called on another thread during {@link
   * #start(List, Function, Consumer)}.
   */
  public static void prepare() {
    BytecodeInstrumenter.preload();
  }

  /**
   * Starts an evaluator.
   *
   * @param classPath the jars and folders of this application, which cells may use
   * @param describe returns the text that describes the value of an inspected variable
   * @param notices receives notices to the student, which are shown in addition to the result of a
   *     cell
   */
  public static JavaEvaluator start(
      List<String> classPath, Function<Object, String> describe, Consumer<String> notices) {
    return start(classPath, describe, notices, List.of());
  }

  /**
   * Starts an evaluator, as {@link #start(List, Function, Consumer)} does, that passes additional
   * options to javac.
   */
  public static JavaEvaluator start(
      List<String> classPath,
      Function<Object, String> describe,
      Consumer<String> notices,
      List<String> compilerOptions) {
    return new JavaEvaluator(classPath, describe, notices, compilerOptions);
  }

  /**
   * Runs a cell.
   *
   * @return the value of the cell's last statement; empty if that is not an expression or its value
   *     is null
   * @throws CellFailure if the cell does not compile, throws, or is interrupted
   */
  public Optional<Object> evaluate(Cell cell) throws CellFailure {
    return evaluate(cell, () -> cells.evaluate(cell));
  }

  /**
   * Runs a cell as the body of a lambda expression that is passed to a static method.
   *
   * @param valueMethod the method if the cell is an expression, whose value the lambda returns
   * @param voidMethod the method if the cell consists of other statements
   * @return the value that the method returns
   * @throws CellFailure if the cell does not compile, throws, or is interrupted
   */
  public Optional<Object> evaluateInLambda(Cell cell, String valueMethod, String voidMethod)
      throws CellFailure {
    return evaluate(cell, () -> cells.evaluateInLambda(cell, valueMethod, voidMethod));
  }

  /**
   * Compiles a cell without running it; variables and declarations do not change.
   *
   * @throws CellFailure if the cell has errors; the report contains all of them
   */
  public void check(Cell cell) throws CellFailure {
    Optional<Object> unused = evaluate(cell, () -> parts.checker.check(cell));
  }

  private Optional<Object> evaluate(Cell cell, UserCodeRunner.CellWork<Optional<Object>> work)
      throws CellFailure {
    userCode.beginCell();
    StackTracePrinter.use(parts.frames);
    try {
      return userCode.withCompilerForCell(work);
    } catch (CellInterruptedError | OutOfMemoryError | StackOverflowError e) {
      reserve.release();
      throw withCompiler(() -> cells.failures().ofCompiler(cell, e));
    } finally {
      try {
        userCode.endCell();
      } finally {
        parts.control.clear();
        reserve.refill();
      }
    }
  }

  /**
   * Runs other code on behalf of a cell, such as the toString() of its result, so that this code
   * can also be interrupted.
   *
   * @throws CellFailure if the code throws or is interrupted
   */
  public <T> T call(Callable<T> code) throws CellFailure {
    userCode.beginCell();
    try {
      return userCode.call(code);
    } catch (InvocationTargetException e) {
      throw withCompiler(() -> cells.failures().ofThrown(e.getCause()));
    } catch (Exception | Error e) {
      throw withCompiler(() -> cells.failures().ofThrown(e));
    } finally {
      userCode.endCell();
    }
  }

  /**
   * Compiles a cell as a whole source file, whose types later cells can import.
   *
   * @param fileName the name of the file, such as "Point.java"
   * @return the names of the top-level types
   * @throws CellFailure if the file does not compile, or if it changes a class in use in a way that
   *     the JVM does not support
   */
  public List<String> compileFile(Cell cell, String fileName) throws CellFailure {
    return userCode.withCompilerForCell(() -> parts.sourceFiles.compile(cell, fileName));
  }

  /**
   * Imports names for all cells and returns the imports that failed. An import after the word
   * "lazy" is made when a cell uses the name. The student's imports take precedence.
   */
  public List<String> importAll(List<String> lines) {
    return userCode.withCompiler(
        () -> ImportBatch.declare(parts.shell, parts.imports.startWith(lines)));
  }

  /** Returns the class path of cells. */
  public CellClassPath classPath() {
    return parts.classPath;
  }

  /** Returns the documentation of the libraries that the student has added. */
  public LibraryJavadoc libraryDocs() {
    return parts.libraryDocs;
  }

  /** Completes code at an offset. May be called while a cell runs. */
  public Completion complete(String code, int cursor) {
    return userCode.withCompiler(() -> parts.completer.complete(code, cursor));
  }

  /** Returns the documentation of the name at an offset. May be called while a cell runs. */
  public Optional<Inspection> inspect(String code, int cursor) {
    return userCode.withCompiler(() -> parts.inspector.inspect(code, cursor));
  }

  /**
   * Returns the source code of the declarations whose name is at an offset; empty if no cell has
   * declared the name.
   */
  public List<Inspection> sources(String code, int cursor) {
    return userCode.withCompiler(() -> parts.inspector.sources(code, cursor));
  }

  /**
   * Returns whether a cell can be run, is incomplete or has a syntax error. May be called while a
   * cell runs.
   */
  public CompletenessResult parse(String code) {
    return userCode.withCompiler(() -> parts.splitter.parse(code));
  }

  /** Returns a list of the student's declarations. */
  public <T> List<T> declared(Function<Declarations, List<T>> listing) {
    return userCode.withCompiler(() -> listing.apply(cells.declarations()));
  }

  /** Returns the statements and declarations of cells that are in effect, with their cells. */
  public List<String> snippets() {
    return userCode.withCompiler(cells::snippets);
  }

  /**
   * Drops all variables, methods, classes and imports of cells, but not the imports of the
   * start-up. Returns their number, not counting JShell's temporary variables.
   */
  public int reset() {
    return userCode.withCompiler(
        () -> {
          int count = cells.reset() + parts.imports.dropAll();
          List<String> unused = ImportBatch.declare(parts.shell, parts.imports.startUpLines());
          return count;
        });
  }

  /**
   * Returns the compiler's progress counter; empty if the compiler is idle, for example while the
   * student's code runs.
   */
  public OptionalLong compilation() {
    return userCode.compilation();
  }

  /** Returns how often {@link #interrupt} has been called. */
  public long interrupts() {
    return interrupts.get();
  }

  /**
   * Interrupts the running cells; if there are none, stops the threads that earlier cells left
   * running. May be called from any thread.
   */
  public void interrupt() {
    interrupts.incrementAndGet();
    if (userCode.interrupt()) {
      new InterruptEscalation(userCode, notices).start();
      return;
    }
    int count = InterruptCheck.stopRemainingThreads();
    if (count > 0) {
      String threads = count == 1 ? "1 thread" : count + " threads";
      notices.accept("Stopped " + threads + " that earlier cells had left running.");
    }
  }

  /**
   * Returns the report of an exception that ended a thread started by a cell; empty for an
   * interrupt. May be called on that thread.
   */
  public List<String> reportOf(Thread thread, Throwable thrown) {
    if (thrown instanceof CellInterruptedError) {
      return List.of();
    }
    Throwable safe = ThrowableSnapshot.of(thrown);
    return withCompiler(() -> cells.failures().ofThread(thread, safe)).report();
  }

  private CellFailure withCompiler(Supplier<CellFailure> work) {
    return userCode.withCompiler(work);
  }

  /**
   * Frees the memory reserve, unless the student's code is running: that code would use up the
   * reserve, and its failure could not be reported. May be called from any thread.
   */
  public void releaseMemory() {
    if (!userCode.isRunning()) {
      reserve.release();
    }
  }

  @Override
  public void close() {
    parts.shell.close();
  }
}
