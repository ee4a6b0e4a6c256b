package io.github.lectern.jupyter.transport;

/** Thrown if an incoming message is dropped. Has no stack trace, since any peer can cause it. */
final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    this(message, null);
  }

  MalformedMessageException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
