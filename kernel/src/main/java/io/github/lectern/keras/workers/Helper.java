package io.github.lectern.keras.workers;

import java.util.concurrent.locks.LockSupport;

/** What a helper's thread does: it takes parts whenever there are some, or comes for visits. */
final class Helper implements Runnable {
  /** Nanoseconds after which a visitor takes no new part. */
  private static final long VISIT = 500_000;

  /** Nanoseconds that it rests at least, so that it runs soon when it wakes. */
  private static final long REST = 700_000;

  private final int number;
  private final Agenda agenda;
  private final Attendance attendance;

  /**
   * A helper.
   *
   * @param number from 0; the first ones are the last to become visitors
   */
  Helper(int number, Agenda agenda, Attendance attendance) {
    this.number = number;
    this.agenda = agenda;
    this.attendance = attendance;
  }

  @Override
  public void run() {
    while (!agenda.isClosed()) {
      if (isVisitor()) {
        visitAgainAndAgain();
      } else if (!agenda.help()) {
        Waiting.until(() -> agenda.isClosed() || isVisitor() || agenda.isWork(), this);
      }
    }
  }

  private boolean isVisitor() {
    return number >= attendance.steady();
  }

  private void visitAgainAndAgain() {
    long rest = 0;
    while (!agenda.isClosed() && isVisitor()) {
      rest(rest);
      rest = Math.max(REST, visit());
      attendance.renew();
    }
  }

  private void rest(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    long left = nanoseconds;
    while (!agenda.isClosed() && isVisitor() && Math.max(left, attendance.pauseLeft()) > 0) {
      LockSupport.parkNanos(this, Math.max(left, attendance.pauseLeft()));
      left = end - System.nanoTime();
    }
  }

  /** Helps for a short while, and says how many nanoseconds it took. */
  private long visit() {
    long start = System.nanoTime();
    long idle = start;
    long now = start;
    while (!agenda.isClosed() && now - start < VISIT && now - idle < Waiting.SPINS) {
      boolean helped = agenda.help();
      now = System.nanoTime();
      if (helped) {
        idle = now;
      } else {
        Thread.onSpinWait();
      }
    }
    return now - start;
  }
}
