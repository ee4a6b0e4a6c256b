package io.github.lectern.jupyter.eval;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.execution.DirectExecutionControl;

/**
 * Runs compiled snippets in this JVM and keeps what JShell would turn into text: the value itself
 * and the exception itself.
 */
final class CellExecutionControl extends DirectExecutionControl {
  private final UserCode userCode;
  private final Function<Object, String> describe;
  private Optional<Object> value = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();

  /** Describes the values of variables, when somebody asks, by the given function. */
  CellExecutionControl(SnippetLoader loader, UserCode userCode, Function<Object, String> describe) {
    super(loader);
    this.userCode = userCode;
    this.describe = describe;
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    try {
      value = Optional.ofNullable(userCode.call(() -> snippet.invoke(null)));
      return "";
    } catch (InvocationTargetException e) {
      failure = Optional.of(e.getCause());
      throw e;
    } catch (CellInterruption e) {
      failure = Optional.of(e);
      throw new InvocationTargetException(e);
    }
  }

  @Override
  public String varValue(String className, String varName)
      throws RunException, EngineTerminationException, InternalException {
    try {
      var field = findClass(className).getDeclaredField(varName);
      field.setAccessible(true);
      Object variable = field.get(null);
      return variable == null ? "null" : describe.apply(variable);
    } catch (ReflectiveOperationException e) {
      throw new InternalException(e.toString());
    }
  }

  /** Forgets the last snippet, so that nothing it made is kept alive or taken for another's. */
  void clear() {
    value = Optional.empty();
    failure = Optional.empty();
  }

  /** The value of the last snippet that ran; empty if it was null or there was none. */
  Optional<Object> value() {
    return value;
  }

  /** What the last snippet that ran threw. */
  Optional<Throwable> failure() {
    return failure;
  }
}
