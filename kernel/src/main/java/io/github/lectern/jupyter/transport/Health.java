package io.github.lectern.jupyter.transport;

/** Tells whether the kernel can still do its work. */
@FunctionalInterface
public interface Health {
  /** Whether heartbeats may be answered; must return at once. */
  boolean isGood();
}
