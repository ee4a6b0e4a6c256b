package io.github.lectern.jupyter.transport;

/** Reports whether the kernel makes progress. */
@FunctionalInterface
public interface Liveness {
  /** Returns whether to answer heartbeats; must not block. */
  boolean isAlive();
}
