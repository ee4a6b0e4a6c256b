package io.github.lectern.jupyter;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Restores the standard streams and the system properties that a cell has changed. */
final class ProcessStateGuard {
  /** The property that is not restored, since the JDK itself sets it on first use. */
  private static final String TIME_ZONE = "user.timezone";

  private static final int NAMED = 3;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;
  private final Properties properties = System.getProperties();
  private final Map<String, String> values = new TreeMap<>();

  /** Records the current state. */
  ProcessStateGuard() {
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    values.remove(TIME_ZONE);
  }

  /** Restores the recorded state; if anything had changed, issues a notice that says what. */
  void restore(Consumer<String> notices) {
    List<String> changed = new ArrayList<>();
    if (System.out != out) {
      System.setOut(out);
      changed.add("System.out");
    }
    if (System.err != err) {
      System.setErr(err);
      changed.add("System.err");
    }
    if (System.in != in) {
      System.setIn(in);
      changed.add("System.in");
    }
    changed.addAll(restoreProperties());
    if (!changed.isEmpty()) {
      notices.accept(notice(changed));
    }
  }

  private List<String> restoreProperties() {
    System.setProperties(properties);
    List<String> changed = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (!value.equals(properties.getProperty(name))) {
            properties.setProperty(name, value);
            changed.add(name);
          }
        });
    return changed;
  }

  private static String notice(List<String> changed) {
    String named = String.join(", ", changed.subList(0, Math.min(NAMED, changed.size())));
    String more = changed.size() > NAMED ? " and " + (changed.size() - NAMED) + " more" : "";
    return "Restored what a cell had changed: " + named + more + ".";
  }
}
