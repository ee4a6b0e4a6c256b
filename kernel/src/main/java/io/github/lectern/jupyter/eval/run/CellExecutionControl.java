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
 * Runs compiled snippets in this JVM and keeps what JShell would turn into text: the value itself
 * and the exception itself.
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

  /** What is known of the last snippet of a thread. */
  private static final class Run {
    private Optional<Object> value = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Optional<Throwable> replayed = Optional.empty();
  }

  /** Describes the values of variables, when somebody asks, by the given function. */
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

  /** Has this done on the shell's thread before each snippet runs. */
  public void onStart(Runnable work) {
    started = work;
  }

  /** What makes JShell use this one. */
  public ExecutionControlProvider provider() {
    return new InThisJvm(this);
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    if (run.get().replayed.isPresent()) {
      throw new InvocationTargetException(run.get().replayed.get());
    }
    started.run();
    variables.carryOver(VariableStore.of(snippet.getDeclaringClass()));
    try {
      run.get().value = Optional.ofNullable(userCode.call(() -> snippet.invoke(null)));
      return "";
    } catch (InvocationTargetException e) {
      throw failed(e.getCause(), e);
    } catch (CellInterruptedError | CellAbandoned | OutOfMemoryError e) {
      throw failed(e, e);
    }
  }

  /** Without room in the heap, even the exception that carries another cannot be made. */
  private InvocationTargetException failed(Throwable thrown, Throwable carrier) {
    if (thrown instanceof OutOfMemoryError) {
      reserve.release();
    }
    run.get().failure = Optional.of(thrown);
    return carrier instanceof InvocationTargetException made
        ? made
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
   * Lets the next snippet throw this instead of running, so that JShell translates its frames.
   * Something that was thrown outside of JShell, as by a toString(), becomes readable so.
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

  /** Forgets the last snippet, so that nothing it made is kept alive or taken for another's. */
  public void clear() {
    run.remove();
  }

  /** The value of the last snippet that ran; empty if it was null or there was none. */
  public Optional<Object> value() {
    return run.get().value;
  }

  /** What the last snippet that ran threw. */
  public Optional<Throwable> failure() {
    return run.get().failure;
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
