package io.github.lectern.keras.workers;

import java.util.concurrent.locks.LockSupport;

/**
 * What there is for helpers: the caller's piece of work, and a spare one for when that is taken.
 */
final class Agenda {
  private static final Job NOTHING = new Job(0, part -> {});

  private final Thread caller;
  private volatile Job job = NOTHING;
  private volatile Job spare = NOTHING;
  private volatile boolean closed;

  /**
   * An empty one.
   *
   * @param caller who is woken when all parts of a piece of work are done
   */
  Agenda(Thread caller) {
    this.caller = caller;
  }

  void offer(Job next) {
    job = next;
  }

  void offerSpare(Job next) {
    spare = next;
  }

  Job spare() {
    return spare;
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isWork() {
    return job.isOpen() || spare.isOpen();
  }

  /** Works on a part, if there is one that nobody took. */
  boolean help() {
    return helpWith(job) || helpWith(spare);
  }

  private boolean helpWith(Job open) {
    boolean helped = open.workOnBack();
    if (helped && open.isDone()) {
      LockSupport.unpark(caller);
    }
    return helped;
  }
}
