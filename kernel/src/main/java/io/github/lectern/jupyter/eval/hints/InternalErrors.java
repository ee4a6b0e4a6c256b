package io.github.lectern.jupyter.eval.hints;

import java.util.Arrays;
import java.util.Optional;

/** Recognises exceptions that are caused by bugs in Lectern and not by a cell's arguments. */
final class InternalErrors {
  private static final String OWN_PACKAGE = "io.github.lectern.";

  private InternalErrors() {}

  /**
   * Returns a request to report the exception if it was caused by a bug in Lectern. An
   * ArithmeticException thrown in Lectern's code always counts as a bug. Index, array and cast
   * exceptions count only if the cell did not call the failing method directly, because otherwise
   * the cell's arguments may be the cause. Other exceptions never count.
   */
  static Optional<String> in(Throwable thrown, StackTraceElement[] frames) {
    long own = Arrays.stream(frames).takeWhile(InternalErrors::isOwn).count();
    boolean bug =
        thrown instanceof ArithmeticException
            ? own > 0
            : own > 1
                && (thrown instanceof IndexOutOfBoundsException
                    || thrown instanceof NegativeArraySizeException
                    || thrown instanceof ArrayStoreException
                    || thrown instanceof ClassCastException);
    return bug
        ? Optional.of(
            "report this bug in Lectern, which your code did not cause; include this cell, the"
                + " shape() of each tensor in it, and the location: "
                + location(frames[0]))
        : Optional.empty();
  }

  private static boolean isOwn(StackTraceElement frame) {
    return frame.getClassName().startsWith(OWN_PACKAGE);
  }

  private static String location(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + frame.getMethodName()
        + ", line "
        + frame.getLineNumber();
  }
}
