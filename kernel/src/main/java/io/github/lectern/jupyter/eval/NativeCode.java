package io.github.lectern.jupyter.eval;

import static java.util.logging.Level.SEVERE;

import java.util.logging.Logger;

/**
 * ND4J's native code, which takes about a second and 150 MB to load.
 *
 * <p>It is loaded when a cell first needs it, or before, while no cell runs. A thread of its own
 * does so: an interrupt in the midst of it would leave ND4J broken for good.
 */
public final class NativeCode {
  private static final Thread LOADING = new Thread(NativeCode::initialize, "lectern-nd4j");
  private static volatile boolean loaded;

  static {
    LOADING.setDaemon(true);
    // ND4J keeps the loader that it finds here; that of a cell's thread may be waiting for it.
    LOADING.setContextClassLoader(NativeCode.class.getClassLoader());
  }

  private NativeCode() {}

  /** Loads it, or waits until it is there. */
  public static void load() {
    synchronized (LOADING) {
      if (LOADING.getState() == Thread.State.NEW) {
        LOADING.start();
      }
    }
    boolean interrupted = false;
    while (!loaded) {
      try {
        LOADING.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called for each class that a cell refers to, when that is first used. */
  static void prepareFor(String className) {
    boolean ofKernel = className.startsWith("io.github.lectern.jupyter.");
    boolean ofLectern = className.startsWith("io.github.lectern.") && !ofKernel;
    if (!loaded && (ofLectern || className.startsWith("org.nd4j."))) {
      load();
    }
  }

  private static void initialize() {
    try {
      Class.forName("org.nd4j.linalg.factory.Nd4j");
    } catch (ClassNotFoundException | LinkageError e) {
      Logger.getLogger(NativeCode.class.getName()).log(SEVERE, "ND4J cannot be loaded", e);
    } finally {
      loaded = true;
    }
  }
}
