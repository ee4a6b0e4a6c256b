package io.github.lectern.jupyter.transport;

/** The two text streams of a cell's output. */
public enum StreamName {
  STDOUT,
  STDERR;

  String json() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
