package io.github.lectern.jupyter.eval.hints;

import java.util.Arrays;
import java.util.Optional;

/** Exceptions that Lectern's own code must not let happen, whatever a cell calls it with. */
final class InternalErrors {
  private static final String OWN_PACKAGE = "io.github.lectern.";

  private InternalErrors() {}

  /**
   * What to do about an exception that began in Lectern, if it did. An index may be the argument of
   * the cell's own call, and so may a null.
   */
  static Optional<String> in(Throwable thrown, StackTraceElement[] frames) {
    long own = Arrays.stream(frames).takeWhile(InternalErrors::isOwn).count();
    boolean defect =
        thrown instanceof ArithmeticException
            ? own > 0
            : own > 1
                && (thrown instanceof IndexOutOfBoundsException
                    || thrown instanceof NegativeArraySizeException
                    || thrown instanceof ArrayStoreException
                    || thrown instanceof ClassCastException);
    return defect
        ? Optional.of(
            "this is a defect of Lectern, not of your code; please report it with this cell, the"
                + " shape() of each array in it, and the place: "
                + place(frames[0]))
        : Optional.empty();
  }

  private static boolean isOwn(StackTraceElement frame) {
    return frame.getClassName().startsWith(OWN_PACKAGE);
  }

  private static String place(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + frame.getMethodName()
        + ", line "
        + frame.getLineNumber();
  }
}
