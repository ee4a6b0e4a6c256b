package io.github.lectern.jupyter.display;

import io.github.lectern.jupyter.display.TestReport.Outcome;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Calls JUnit's launcher by reflection, because JUnit is the student's library: the kernel has no
 * version of it.
 */
final class JUnitLauncher {
  private static final String PLATFORM = "org.junit.platform.";

  /** An interrupt stops only the thread of the cell. */
  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

  private final ClassLoader loader;

  /** Creates a launcher that finds JUnit with the class loader of the tests. */
  JUnitLauncher(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Runs the tests of some classes.
   *
   * @throws ClassNotFoundException if JUnit is not on the class path
   */
  List<Outcome> run(Class<?>... types) throws ReflectiveOperationException {
    Class<?> listenerType = type("launcher.TestExecutionListener");
    Listener results = new Listener();
    Object listeners = Array.newInstance(listenerType, 1);
    Array.set(listeners, 0, Proxy.newProxyInstance(loader, new Class<?>[] {listenerType}, results));
    Object launcher = type("launcher.core.LauncherFactory").getMethod("create").invoke(null);
    type("launcher.Launcher")
        .getMethod("execute", type("launcher.LauncherDiscoveryRequest"), listeners.getClass())
        .invoke(launcher, request(types), listeners);
    return results.outcomes;
  }

  private Object request(Class<?>... types) throws ReflectiveOperationException {
    Class<?> selectorType = type("engine.DiscoverySelector");
    Object selectors = Array.newInstance(selectorType, types.length);
    Method select =
        type("engine.discovery.DiscoverySelectors").getMethod("selectClass", Class.class);
    for (int i = 0; i < types.length; i++) {
      Array.set(selectors, i, select.invoke(null, types[i]));
    }
    Class<?> builder = type("launcher.core.LauncherDiscoveryRequestBuilder");
    Object request = builder.getMethod("request").invoke(null);
    builder.getMethod("selectors", selectors.getClass()).invoke(request, selectors);
    builder
        .getMethod("configurationParameter", String.class, String.class)
        .invoke(request, PARALLEL, "false");
    return builder.getMethod("build").invoke(request);
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PLATFORM + name, true, loader);
  }

  /** Collects the results of tests, and of classes that fail as a whole. */
  private final class Listener implements InvocationHandler {
    private final List<Outcome> outcomes = new ArrayList<>();

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments)
        throws ReflectiveOperationException {
      switch (method.getName()) {
        case "executionFinished" -> finished(arguments[0], arguments[1]);
        case "executionSkipped" ->
            outcomes.add(new Outcome(name(arguments[0]), "skipped", (String) arguments[1]));
        case "equals" -> {
          return proxy == arguments[0];
        }
        case "hashCode" -> {
          return System.identityHashCode(proxy);
        }
        case "toString" -> {
          return "results of unit tests";
        }
        default -> {} // the other events of the listener
      }
      return null;
    }

    private void finished(Object test, Object execution) throws ReflectiveOperationException {
      Class<?> resultType = type("engine.TestExecutionResult");
      String status = String.valueOf(resultType.getMethod("getStatus").invoke(execution));
      boolean passed = status.equals("SUCCESSFUL");
      boolean isTest = (boolean) type("launcher.TestIdentifier").getMethod("isTest").invoke(test);
      if (isTest || !passed) {
        Object thrown = resultType.getMethod("getThrowable").invoke(execution);
        String message = ((Optional<?>) thrown).map(JUnitLauncher::message).orElse("");
        String result = passed ? Outcome.PASSED : status.toLowerCase(Locale.ROOT);
        outcomes.add(new Outcome(name(test), result, message));
      }
    }

    private String name(Object test) throws ReflectiveOperationException {
      Object name = type("launcher.TestIdentifier").getMethod("getDisplayName").invoke(test);
      return String.valueOf(name).replaceFirst("\\(\\)$", "");
    }
  }

  /** Returns the name of an exception other than JUnit's own, and its message. */
  private static String message(Object thrown) {
    String text = String.valueOf(thrown);
    List<String> own = Arrays.asList("org.opentest4j.", "org.junit.");
    return own.stream().anyMatch(text::startsWith) ? text.replaceFirst("^[\\w.$]+: ", "") : text;
  }
}
