package io.github.lectern.jupyter.eval;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Gives JShell the one control that runs its snippets here. */
record InThisJvm(ExecutionControl control) implements ExecutionControlProvider {
  @Override
  public String name() {
    return "lectern";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return control;
  }
}
