package io.github.lectern.jupyter.eval;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import jdk.jshell.execution.DirectExecutionControl;

/**
 * Runs compiled snippets in this JVM and keeps what JShell would turn into text: the value itself
 * and the exception itself.
 */
final class CellExecutionControl extends DirectExecutionControl {
  private final UserCode userCode;
  private Optional<Object> value = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();

  CellExecutionControl(SnippetLoader loader, UserCode userCode) {
    super(loader);
    this.userCode = userCode;
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
      value = Optional.ofNullable(field.get(null));
      return "";
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
