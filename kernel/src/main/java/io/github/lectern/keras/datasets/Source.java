package io.github.lectern.keras.datasets;

/** A place that may have the files of a data set, such as a directory or a mirror. */
interface Source {
  /**
   * Returns the kind and the location of this source for messages, such as "cache
   * (/home/ada/.cache/lectern/fashion-mnist)".
   */
  String name();

  /**
   * Returns the verified file.
   *
   * @throws SourceException if the file is absent or damaged, or cannot be read or downloaded
   */
  VerifiedFile find(DataFile file) throws SourceException, InterruptedException;
}
