package io.github.lectern.bench.runner;

/** A program that did not come to its end; the message says how and where to read more. */
final class ProgramFailure extends Exception {
  private static final long serialVersionUID = 1;

  ProgramFailure(String message) {
    super(message);
  }
}
