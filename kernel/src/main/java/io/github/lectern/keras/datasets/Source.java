package io.github.lectern.keras.datasets;

/** A place that may have the files of a data set. */
interface Source {
  /**
   * Returns its kind and location for messages: "cache (/home/ada/.cache/lectern/fashion-mnist)".
   */
  String name();

  /**
   * Returns the checked file.
   *
   * @throws SourceException if the file is absent or damaged
   */
  VerifiedFile find(DataFile file) throws SourceException, InterruptedException;
}
