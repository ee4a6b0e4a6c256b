package io.github.lectern.keras.callbacks;

/** A keyword argument of {@link CSVLogger}. */
public sealed interface CsvLoggerOption {
  /**
   * {@code append(true)}: whether the rows are added to an existing file.
   *
   * @param value whether they are added; by default, the file is replaced
   */
  record Append(boolean value) implements CsvLoggerOption {}
}
