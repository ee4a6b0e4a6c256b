package io.github.lectern.jupyter.transport;

/**
 * Thrown if an incoming message is malformed and therefore dropped. It has no stack trace, since
 * creating one takes time and any peer can cause this exception.
 */
final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    this(message, null);
  }

  MalformedMessageException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
