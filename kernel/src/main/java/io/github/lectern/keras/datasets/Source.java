package io.github.lectern.keras.datasets;

/** A place that may have the files. */
interface Source {
  /**
   * Returns what it is and where, for messages: "cache (/home/ada/.cache/lectern/fashion-mnist)".
   */
  String name();

  /**
   * Returns the checked file.
   *
   * @throws SourceException if this place does not have it, or has something else in its stead
   */
  VerifiedFile find(DataFile file) throws SourceException, InterruptedException;
}
