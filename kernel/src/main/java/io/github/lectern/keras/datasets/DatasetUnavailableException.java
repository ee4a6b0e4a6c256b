package io.github.lectern.keras.datasets;

/** Thrown if no source has a data set; the message says what was tried and what to do. */
public final class DatasetUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatasetUnavailableException(String message) {
    super(message);
  }
}
