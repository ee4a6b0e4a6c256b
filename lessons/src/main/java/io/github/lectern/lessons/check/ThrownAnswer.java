package io.github.lectern.lessons.check;

import java.util.Objects;

/** Describes what an answer threw when a check called it. */
final class ThrownAnswer {
  // thrown by JShell; lessons do not depend on it
  private static final String UNDECLARED = "SPIResolutionException";

  private ThrownAnswer() {}

  /** Returns whether the answer calls a method or uses a variable that is not declared. */
  static boolean isUndeclared(Throwable thrown) {
    return thrown.getClass().getSimpleName().equals(UNDECLARED);
  }

  /** Returns a sentence about the exception or error, which begins with "it". */
  static String sentence(Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      return "it calls itself endlessly.";
    }
    if (isUndeclared(thrown)) {
      return "it uses something that is not declared: read the message below its cell.";
    }
    String message = Objects.requireNonNullElse(thrown.getMessage(), "no message");
    return "it threw %s: %s"
        .formatted(thrown.getClass().getSimpleName(), message.lines().findFirst().orElse(""));
  }
}
