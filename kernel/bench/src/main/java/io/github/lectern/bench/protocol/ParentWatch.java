package io.github.lectern.bench.protocol;

import java.io.IOException;

/** Ends a process when the one that started it is gone, however that ended. */
public final class ParentWatch {
  private ParentWatch() {}

  /** Watches standard input, whose other end the runner holds: it closes with the runner. */
  public static void start() {
    Thread watch = new Thread(ParentWatch::awaitEnd, "parent watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // the runner writes nothing
      }
    } catch (IOException e) {
      System.err.println("standard input broke: " + e);
    }
    Runtime.getRuntime().halt(1);
  }
}
