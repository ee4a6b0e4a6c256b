package io.github.lectern.keras.session;

/**
 * Receives progress lines and warnings. A text may begin with a carriage return, which overwrites
 * the current line.
 */
@FunctionalInterface
public interface ProgressSink {
  /** Writes the text and shows it at once. */
  void write(String text);
}
