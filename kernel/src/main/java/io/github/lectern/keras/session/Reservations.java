package io.github.lectern.keras.session;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** What running trainings and evaluations change, so that two never change the same at once. */
public final class Reservations {
  private final IdentityHashMap<Object, Holder> holders = new IdentityHashMap<>();

  Reservations() {}

  /**
   * Who has something.
   *
   * @param thread which thread
   * @param action what it does, such as "fit"
   * @param model the name of the model that it does it with
   */
  public record Holder(Thread thread, String action, String model) {}

  /**
   * Something that cannot be had.
   *
   * @param thing the very object
   * @param holder who has it
   */
  public record Taken(Object thing, Holder holder) {}

  /**
   * Reserves all of them, or none if somebody has one already.
   *
   * @return the first that somebody has, or empty when all are reserved
   */
  public synchronized Optional<Taken> reserve(Holder holder, Collection<?> things) {
    for (Object thing : things) {
      if (holders.containsKey(thing)) {
        return Optional.of(new Taken(thing, holders.get(thing)));
      }
    }
    things.forEach(thing -> holders.put(thing, holder));
    return Optional.empty();
  }

  /** Gives back what was reserved. */
  public synchronized void release(Collection<?> things) {
    List.copyOf(things).forEach(holders::remove);
  }

  /** Whether the thread that asks has it. */
  public synchronized boolean isMine(Object thing) {
    return holders.containsKey(thing) && holders.get(thing).thread() == Thread.currentThread();
  }
}
