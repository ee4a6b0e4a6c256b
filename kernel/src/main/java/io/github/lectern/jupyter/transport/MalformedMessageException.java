package io.github.lectern.jupyter.transport;

/** Says why a message from the network was dropped; without a trace, since anybody can cause it. */
final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    this(message, null);
  }

  MalformedMessageException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
