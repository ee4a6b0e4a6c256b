package io.github.lectern.keras.initializers;

import io.github.lectern.keras.session.Session;

/** Counts the operation seeds that an action uses. */
final class Seeds {
  private Seeds() {}

  static int taken(Runnable action) {
    Session session = Session.current();
    session.setSeed(11);
    action.run();
    Object next = session.nextOperationSeed();
    session.setSeed(11);
    int count = 0;
    while (!session.nextOperationSeed().equals(next)) {
      count++;
    }
    return count;
  }
}
