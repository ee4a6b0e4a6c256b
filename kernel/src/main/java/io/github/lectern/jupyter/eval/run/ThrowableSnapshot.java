package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.CellInterruptedError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Copies the message, text and stack trace of an exception whose methods the kernel must not call:
 * the methods of a student's class may throw or never return, and the causes may form a cycle.
 */
public final class ThrowableSnapshot extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int MAX_CAUSES = 50;

  private final transient Throwable original;
  private final String text;

  private ThrowableSnapshot(
      Throwable original, String message, String text, StackTraceElement[] frames) {
    super(message);
    this.original = original;
    this.text = text;
    setStackTrace(frames);
  }

  /**
   * Returns the exception itself if its methods are safe to call, or else a snapshot. Must be
   * called on the thread that runs the student's code.
   */
  public static Throwable of(Throwable thrown) {
    // Allocates nothing for an OutOfMemoryError: the heap may be full.
    if (isSafe(thrown) && thrown.getCause() == null) {
      return thrown;
    }
    List<Throwable> chain = chain(thrown);
    boolean allSafe =
        chain.stream().allMatch(ThrowableSnapshot::isSafe) && last(chain).getCause() == null;
    return allSafe ? thrown : copy(chain);
  }

  /** Returns the original of a snapshot; returns any other exception unchanged. */
  public static Throwable original(Throwable safe) {
    return safe instanceof ThrowableSnapshot snapshot ? snapshot.original : safe;
  }

  /**
   * Returns whether the class belongs to the JDK or this application, which makes its methods safe
   * to call.
   */
  private static boolean isSafe(Throwable thrown) {
    ClassLoader loader = thrown.getClass().getClassLoader();
    ClassLoader own = ThrowableSnapshot.class.getClassLoader();
    while (own != null && own != loader) {
      own = own.getParent();
    }
    return own == loader;
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    Throwable next = thrown;
    while (next != null && chain.size() < MAX_CAUSES && !contains(chain, next)) {
      chain.add(next);
      next = read(next::getCause, null);
    }
    return chain;
  }

  /**
   * Returns whether the chain contains the exception. Compares by identity, because a student's
   * class may override equals().
   */
  private static boolean contains(List<Throwable> chain, Throwable thrown) {
    return chain.stream().anyMatch(other -> other == thrown);
  }

  private static Throwable last(List<Throwable> chain) {
    return chain.get(chain.size() - 1);
  }

  private static Throwable copy(List<Throwable> chain) {
    ThrowableSnapshot outer = null;
    for (int i = chain.size() - 1; i >= 0; i--) {
      ThrowableSnapshot copy = copy(chain.get(i));
      copy.initCause(outer);
      outer = copy;
    }
    return outer;
  }

  private static ThrowableSnapshot copy(Throwable thrown) {
    String message = read(thrown::getMessage, "(no message: getMessage() failed)");
    String text = read(thrown::toString, thrown.getClass().getName());
    StackTraceElement[] frames = read(() -> frames(thrown), new StackTraceElement[0]);
    return new ThrowableSnapshot(thrown, message, text, frames);
  }

  private static StackTraceElement[] frames(Throwable thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    // Rejects null elements, as setStackTrace does.
    return List.of(frames).toArray(StackTraceElement[]::new);
  }

  private static <T> T read(Supplier<T> method, T fallback) {
    try {
      return method.get();
    } catch (CellInterruptedError e) {
      throw e;
    } catch (Throwable e) {
      return fallback;
    }
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // returns the text of the original
  public String toString() {
    return text;
  }
}
