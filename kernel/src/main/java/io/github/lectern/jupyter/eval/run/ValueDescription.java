package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.TimeLimitedCall;
import java.util.function.Supplier;

/** The text of a value that somebody points at, which may be the work of a student's toString(). */
final class ValueDescription {
  private ValueDescription() {}

  /** The text, if it can be had soon; JShell, which waits meanwhile, is not to wait for ever. */
  static String of(Supplier<String> text) {
    return new TimeLimitedCall<>(() -> textOrFailure(text)).resultOr("(its text takes too long)");
  }

  /** An exception's own text may be a student's as well. */
  private static String textOrFailure(Supplier<String> text) {
    try {
      return text.get();
    } catch (Throwable e) {
      return "(its text cannot be made: " + ThrowableSnapshot.of(e) + ")";
    }
  }
}
