package io.github.lectern.jupyter.transport;

/** The two standard streams of a cell. */
public enum StreamName {
  STDOUT,
  STDERR;

  String json() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
