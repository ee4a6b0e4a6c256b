package io.github.lectern.jupyter.eval.run;

import static java.util.logging.Level.SEVERE;

import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.tensor.NativeCache;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Loads ND4J's native code, which takes about a second and 150 MB.
 *
 * <p>ND4J is loaded when a cell first needs it, or earlier while no cell is running. A separate
 * thread does the loading, because an interrupt in the middle would leave ND4J permanently broken.
 */
public final class NativeLibraries {
  private static final int MAX_CAUSES = 50;
  private static final Pattern OF_LIBRARIES =
      Pattern.compile("org\\.(nd4j|bytedeco)\\.|io\\.github\\.lectern\\.");

  private static final Thread LOADING =
      DaemonThreads.create("lectern-nd4j", NativeLibraries::initialize);
  private static volatile boolean loaded;
  private static volatile Optional<String> failure = Optional.empty();

  static {
    // ND4J keeps this class loader; a cell's class loader could wait for ND4J and deadlock.
    LOADING.setContextClassLoader(NativeLibraries.class.getClassLoader());
  }

  private NativeLibraries() {}

  /** An error whose message explains why ND4J cannot be used. */
  private static final class NativeLibraryError extends Error {
    private static final long serialVersionUID = 1L;

    NativeLibraryError(String message) {
      super(message);
    }
  }

  /** Starts to load ND4J if necessary, and waits until it is loaded or has failed to load. */
  public static void load() {
    synchronized (LOADING) {
      if (LOADING.getState() == Thread.State.NEW) {
        LOADING.start();
      }
    }
    DaemonThreads.join(LOADING);
  }

  /** Loads ND4J if a class needs it; called when a cell first uses a class. */
  static void loadFor(String className) {
    boolean ofKernel = className.startsWith("io.github.lectern.jupyter.");
    boolean ofLectern = className.startsWith("io.github.lectern.") && !ofKernel;
    if (!loaded && (ofLectern || className.startsWith("org.nd4j."))) {
      load();
    }
  }

  /**
   * Returns the error to report. Once ND4J has failed to load, the JVM reports only that ND4J's
   * classes cannot be initialized; such an error is replaced by one that explains the cause.
   */
  public static Throwable explain(Throwable thrown) {
    return failure
        .filter(message -> isConsequence(thrown))
        .<Throwable>map(NativeLibraryError::new)
        .orElse(thrown);
  }

  private static boolean isConsequence(Throwable thrown) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < MAX_CAUSES; t = t.getCause(), depth++) {
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
