package io.github.lectern.jupyter.transport;

/** The channels that carry requests and replies. */
public enum Channel {
  SHELL,
  CONTROL,
  STDIN
}
