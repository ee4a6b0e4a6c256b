package io.github.lectern.jupyter.eval.run;

import static java.util.logging.Level.SEVERE;

import io.github.lectern.tensor.NativeCache;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * ND4J's native code, which takes about a second and 150 MB to load.
 *
 * <p>It is loaded when a cell first needs it, or before, while no cell runs. A thread of its own
 * does so: an interrupt in the midst of it would leave ND4J broken for good.
 */
public final class NativeLibraries {
  private static final int MOST_CAUSES = 50;
  private static final Pattern OF_LIBRARIES =
      Pattern.compile("org\\.(nd4j|bytedeco)\\.|io\\.github\\.lectern\\.");

  private static final Thread LOADING = new Thread(NativeLibraries::initialize, "lectern-nd4j");
  private static volatile boolean loaded;
  private static volatile Optional<String> failure = Optional.empty();

  static {
    LOADING.setDaemon(true);
    // ND4J keeps the loader that it finds here; that of a cell's thread may be waiting for it.
    LOADING.setContextClassLoader(NativeLibraries.class.getClassLoader());
  }

  private NativeLibraries() {}

  /** ND4J cannot be used, for a reason that its message explains. */
  private static final class NativeLibraryError extends Error {
    private static final long serialVersionUID = 1L;

    NativeLibraryError(String message) {
      super(message);
    }
  }

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

  /**
   * What to report in place of an error that is only a consequence: once ND4J has failed to load,
   * the JVM says no more than that its classes cannot be initialized.
   */
  public static Throwable explained(Throwable thrown) {
    return failure
        .filter(message -> isConsequence(thrown))
        .<Throwable>map(NativeLibraryError::new)
        .orElse(thrown);
  }

  private static boolean isConsequence(Throwable thrown) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < MOST_CAUSES; t = t.getCause(), depth++) {
      if (ThrowableSnapshot.original(t) instanceof LinkageError
          && OF_LIBRARIES.matcher(String.valueOf(t)).find()) {
        return true;
      }
    }
    return false;
  }

  private static void initialize() {
    try {
      Class.forName("org.nd4j.linalg.factory.Nd4j");
    } catch (ClassNotFoundException | LinkageError e) {
      failure = Optional.of(NativeCache.explain(e));
      Logger.getLogger(NativeLibraries.class.getName()).log(SEVERE, "ND4J cannot be loaded", e);
    } finally {
      loaded = true;
    }
  }
}
