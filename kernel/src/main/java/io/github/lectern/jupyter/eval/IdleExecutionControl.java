package io.github.lectern.jupyter.eval;

import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Neither loads nor runs the compiled snippets. */
final class IdleExecutionControl extends DirectExecutionControl
    implements ExecutionControlProvider {
  @Override
  public String name() {
    return "idle";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return this;
  }

  @Override
  public void load(ClassBytecodes[] classes) {}

  @Override
  public void redefine(ClassBytecodes[] classes) {}

  @Override
  public String invoke(String className, String methodName) {
    return "";
  }

  @Override
  public String varValue(String className, String varName) {
    return "";
  }

  @Override
  public void addToClasspath(String path) {}
}
