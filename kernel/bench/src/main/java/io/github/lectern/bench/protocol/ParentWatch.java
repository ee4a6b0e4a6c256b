package io.github.lectern.bench.protocol;

import java.io.IOException;

/** Ends this process when its parent has ended. */
public final class ParentWatch {
  private ParentWatch() {}

  /**
   * Starts a thread that ends this process when standard input is closed, as happens when the
   * runner ends.
   */
  public static void start() {
    Thread watch = new Thread(ParentWatch::awaitEnd, "parent watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // the runner never writes
      }
    } catch (IOException e) {
      System.err.println("cannot read standard input: " + e);
    }
    Runtime.getRuntime().halt(1);
  }
}
