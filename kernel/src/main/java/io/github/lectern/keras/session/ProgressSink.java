package io.github.lectern.keras.session;

/** Where progress lines go. A text may begin with a carriage return, which starts the line over. */
@FunctionalInterface
public interface ProgressSink {
  /** Writes the text and shows it at once. */
  void write(String text);
}
