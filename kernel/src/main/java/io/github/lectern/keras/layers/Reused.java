package io.github.lectern.keras.layers;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Objects that the threads of a parallel loop reuse, at most one per thread, so that their memory
 * stays in the cache.
 */
final class Reused<T> {
  private final Supplier<T> create;
  private final Queue<T> free = new ConcurrentLinkedQueue<>();

  Reused(Supplier<T> create) {
    this.create = create;
  }

  /** Returns an object that no other thread uses until it is given back. */
  T take() {
    T taken = free.poll();
    return taken == null ? create.get() : taken;
  }

  /** Gives back an object that the caller no longer uses. */
  void giveBack(T object) {
    free.add(object);
  }
}
