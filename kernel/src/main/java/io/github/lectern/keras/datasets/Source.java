package io.github.lectern.keras.datasets;

/** A place that may have the files. */
interface Source {
  /** What it is and where, for messages: "cache (/home/ada/.cache/lectern/fashion-mnist)". */
  String name();

  /**
   * The checked file.
   *
   * @throws SourceProblem if this place does not have it, or has something else in its stead
   */
  Found find(DataFile file) throws SourceProblem, InterruptedException;
}
