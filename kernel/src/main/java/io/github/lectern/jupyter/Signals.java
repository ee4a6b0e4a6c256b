package io.github.lectern.jupyter;

import static java.util.logging.Level.FINE;

import io.github.lectern.jupyter.transport.Log;
import java.lang.reflect.Proxy;

/** Handles SIGINT, which some front ends send instead of an interrupt_request. */
final class Signals {
  private static final Log LOG = new Log(Signals.class);

  private Signals() {}

  /**
   * Registers an action to run on each SIGINT. Uses reflection, since the JDK has no public API for
   * signals.
   */
  static void onInterrupt(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), onSignal);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.log(FINE, "SIGINT cannot be handled and will end the kernel", e);
    }
  }
}
