package io.github.lectern.jupyter.install;

/** A failure whose message tells the user what happened and what to do. */
final class InstallException extends Exception {
  private static final long serialVersionUID = 1;

  InstallException(String message) {
    super(message);
  }

  InstallException(String message, Throwable cause) {
    super(message, cause);
  }
}
