package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.TimeLimitedCall;
import java.util.function.Supplier;

/** Describes an inspected value; this may call a student's toString(). */
final class ValueDescription {
  private ValueDescription() {}

  /**
   * Returns the text, or a note if the call takes more than 250 ms, so that JShell does not wait
   * forever.
   */
  static String of(Supplier<String> text) {
    return new TimeLimitedCall<>(() -> textOrFailure(text)).resultOr("(toString() takes too long)");
  }

  /**
   * Returns the text, or a note with the exception, whose text may also come from a student's
   * class.
   */
  private static String textOrFailure(Supplier<String> text) {
    try {
      return text.get();
    } catch (Throwable e) {
      return "(toString() failed: " + ThrowableSnapshot.of(e) + ")";
    }
  }
}
