package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.CellInterruptedError;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs compiled snippets in this JVM and keeps their values and exceptions, which JShell would
 * return only as text.
 */
public final class CellExecutionControl extends DirectExecutionControl {
  private final SnippetLoader loader;
  private final VariableStore variables;
  private final UserCodeRunner userCode;
  private final MemoryReserve reserve;
  private final Function<Object, String> describe;

  private Runnable started = () -> {};

  // Subshells run cells at the same time, each on its own thread.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<Run> run = ThreadLocal.withInitial(Run::new);

  /** The result of the last snippet of a thread. */
  private static final class Run {
    private Optional<Object> value = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Optional<Throwable> replayed = Optional.empty();
  }

  /**
   * Creates an execution control.
   *
   * @param describe returns the text that describes the value of an inspected variable
   */
  public CellExecutionControl(
      SnippetLoader loader,
      VariableStore variables,
      UserCodeRunner userCode,
      MemoryReserve reserve,
      Function<Object, String> describe) {
    super(loader);
    this.loader = loader;
    this.variables = variables;
    this.userCode = userCode;
    this.reserve = reserve;
    this.describe = describe;
  }

  /** Sets an action that is run on the shell's thread before each snippet. */
  public void onStart(Runnable action) {
    started = action;
  }

  /** Returns the provider that makes JShell use this execution control. */
  public ExecutionControlProvider provider() {
    return new Provider(this);
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    if (run.get().replayed.isPresent()) {
      throw new InvocationTargetException(run.get().replayed.get());
    }
    started.run();
    variables.addReadable(snippet.getDeclaringClass());
    variables.restoreReplaced(VariableStore.of(snippet.getDeclaringClass()));
    try {
      run.get().value = Optional.ofNullable(userCode.call(() -> snippet.invoke(null)));
      return "";
    } catch (InvocationTargetException e) {
      throw recordFailure(e.getCause(), e);
    } catch (CellInterruptedError | CellAbandoned | OutOfMemoryError e) {
      throw recordFailure(e, e);
    }
  }

  /**
   * Records the exception and returns its wrapper. If the heap is full, memory must be released
   * before a wrapper can be allocated.
   */
  private InvocationTargetException recordFailure(Throwable thrown, Throwable wrapper) {
    if (thrown instanceof OutOfMemoryError) {
      reserve.release();
    }
    run.get().failure = Optional.of(thrown);
    return wrapper instanceof InvocationTargetException existing
        ? existing
        : new InvocationTargetException(thrown);
  }

  @Override
  public void redefine(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException {
    Optional<Instrumentation> jvm = RedefinitionAgent.instrumentation();
    if (jvm.isEmpty()) {
      throw new NotImplementedException("redefine");
    }
    loader.redefine(classes, jvm.get());
  }

  /**
   * Makes this thread's snippets throw the given exception instead of running, so that JShell
   * translates its frames; if the argument is empty, snippets run normally. This is needed for
   * exceptions thrown outside JShell, for example by a toString().
   */
  public void replay(Optional<Throwable> thrown) {
    run.get().replayed = thrown;
  }

  @Override
  public String varValue(String className, String varName)
      throws RunException, EngineTerminationException, InternalException {
    try {
      var field = findClass(className).getDeclaredField(varName);
      field.setAccessible(true);
      Object variable = field.get(null);
      return variable == null ? "null" : ValueDescription.of(() -> describe.apply(variable));
    } catch (ReflectiveOperationException e) {
      throw new InternalException(e.toString());
    }
  }

  /** Discards the result of the last snippet, so that it is neither kept alive nor reused. */
  public void clear() {
    run.remove();
  }

  /** Returns the value of the last snippet that ran; empty if it was null or there was none. */
  public Optional<Object> value() {
    return run.get().value;
  }

  /** Returns the exception of the last snippet that ran. */
  public Optional<Throwable> failure() {
    return run.get().failure;
  }

  private record Provider(ExecutionControl control) implements ExecutionControlProvider {
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
