package io.github.lectern.keras.models;

import io.github.lectern.keras.session.Reservations;
import io.github.lectern.keras.session.Reservations.Holder;
import io.github.lectern.keras.session.Reservations.Taken;
import io.github.lectern.keras.session.Session;
import java.util.Collection;
import java.util.function.Supplier;

/** Work that changes things which nobody else may change, or use, at the same time. */
final class Exclusive {
  private final String action;
  private final Sequential model;

  /** Such as "fit" with a model. */
  Exclusive(String action, Sequential model) {
    this.action = action;
    this.model = model;
  }

  /**
   * Does the work, unless one of the things is in use.
   *
   * @throws IllegalStateException if it is; says by whom
   */
  <T> T with(Collection<?> things, Supplier<T> work) {
    Reservations reservations = Session.current().reservations();
    reservations
        .reserve(new Holder(Thread.currentThread(), action, model.name()), things)
        .ifPresent(
            taken -> {
              throw new IllegalStateException(action + ": " + refusal(taken));
            });
    try {
      return work.get();
    } finally {
      reservations.release(things);
    }
  }

  /**
   * The same, but things that this thread has already, as a callback of a fit does, stay its own.
   */
  <T> T within(Collection<?> things, Supplier<T> work) {
    Reservations reservations = Session.current().reservations();
    return with(things.stream().filter(thing -> !reservations.isMine(thing)).toList(), work);
  }

  private String refusal(Taken taken) {
    Holder holder = taken.holder();
    String wait = "wait for that " + holder.action() + " to end";
    if (taken.thing() == model) {
      String already = holder.action().equals(action) ? " already; " : "; ";
      return model.name() + " is being " + participle(holder.action()) + already + wait;
    }
    return "the "
        + taken.thing().getClass().getSimpleName()
        + " of "
        + model.name()
        + " is in use by a "
        + holder.action()
        + " of "
        + holder.model()
        + "; "
        + wait
        + ", or give each model one of its own";
  }

  private static String participle(String action) {
    return switch (action) {
      case "fit" -> "trained";
      case "evaluate" -> "evaluated";
      default -> "changed";
    };
  }
}
