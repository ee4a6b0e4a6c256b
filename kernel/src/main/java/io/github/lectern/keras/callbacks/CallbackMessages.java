package io.github.lectern.keras.callbacks;

import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Names;
import java.util.Map;

/** Messages of callbacks. */
final class CallbackMessages {
  private CallbackMessages() {}

  static void write(String text) {
    Session.current().progressSink().write(text + "\n");
  }

  /** Warns that a callback has no effect, because the logs lack the value that it monitors. */
  static void warnOfMissing(String callback, String monitor, Map<String, Double> logs) {
    boolean unvalidated =
        monitor.startsWith("val_") && logs.keySet().stream().noneMatch(n -> n.startsWith("val_"));
    String hint =
        unvalidated
            ? "pass validationSplit or validationData to fit, or use monitor(\"loss\")"
            : Names.nearest(monitor, logs.keySet())
                .map(name -> "did you mean monitor(\"" + name + "\")?")
                .orElse("choose one of these with monitor(...)");
    write(
        "Warning: "
            + callback
            + " has no effect, because it monitors \""
            + monitor
            + "\", which is not among the logged values ("
            + String.join(", ", logs.keySet())
            + "); "
            + hint);
  }
}
