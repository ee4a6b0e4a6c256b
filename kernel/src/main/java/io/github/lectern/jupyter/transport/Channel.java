package io.github.lectern.jupyter.transport;

/** The channels on which requests come and replies go. */
public enum Channel {
  SHELL,
  CONTROL,
  STDIN
}
