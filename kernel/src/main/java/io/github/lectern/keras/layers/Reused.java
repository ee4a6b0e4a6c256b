package io.github.lectern.keras.layers;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
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

  /** Passes an object that no other thread uses at the same time to the user. */
  void use(Consumer<T> user) {
    T taken = free.poll();
    T object = taken == null ? create.get() : taken;
    user.accept(object);
    free.add(object);
  }
}
