package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.CellInterruptedError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What can be read of an exception that the kernel must not ask itself: methods of a student's own
 * exception may throw, never return, or lead in a circle of causes.
 */
public final class ThrowableSnapshot extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 50;

  private final transient Throwable original;
  private final String text;

  private ThrowableSnapshot(
      Throwable original, String message, String text, StackTraceElement[] frames) {
    super(message);
    this.original = original;
    this.text = text;
    setStackTrace(frames);
  }

  /** The exception itself if it may be asked, or its stand-in; on the thread of the student. */
  public static Throwable of(Throwable thrown) {
    // Without room in the heap, nothing may be made here.
    if (isPlain(thrown) && thrown.getCause() == null) {
      return thrown;
    }
    List<Throwable> chain = chain(thrown);
    boolean readable =
        chain.stream().allMatch(ThrowableSnapshot::isPlain) && last(chain).getCause() == null;
    return readable ? thrown : copy(chain);
  }

  /** What was thrown. */
  public static Throwable original(Throwable readable) {
    return readable instanceof ThrowableSnapshot standIn ? standIn.original : readable;
  }

  /** Whether none of its methods can be a student's: they are the JDK's or this application's. */
  private static boolean isPlain(Throwable thrown) {
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
    while (next != null && chain.size() < MOST_CAUSES && !holds(chain, next)) {
      chain.add(next);
      next = read(next::getCause, null);
    }
    return chain;
  }

  /** By identity: equals() may be a student's, too. */
  private static boolean holds(List<Throwable> chain, Throwable thrown) {
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
    String message = read(thrown::getMessage, "(it cannot be read: getMessage() fails)");
    String text = read(thrown::toString, thrown.getClass().getName());
    StackTraceElement[] frames = read(() -> frames(thrown), new StackTraceElement[0]);
    return new ThrowableSnapshot(thrown, message, text, frames);
  }

  private static StackTraceElement[] frames(Throwable thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    // As setStackTrace does, which accepts no others.
    return List.of(frames).toArray(StackTraceElement[]::new);
  }

  private static <T> T read(Supplier<T> method, T otherwise) {
    try {
      return method.get();
    } catch (CellInterruptedError e) {
      throw e;
    } catch (Throwable e) {
      return otherwise;
    }
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // it gives back what the original says
  public String toString() {
    return text;
  }
}
