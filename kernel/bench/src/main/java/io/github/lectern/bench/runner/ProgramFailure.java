package io.github.lectern.bench.runner;

/** Thrown if a program fails; the message names the reason and the log. */
final class ProgramFailure extends Exception {
  private static final long serialVersionUID = 1;

  ProgramFailure(String message) {
    super(message);
  }
}
