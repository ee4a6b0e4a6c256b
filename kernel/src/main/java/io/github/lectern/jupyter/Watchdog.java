package io.github.lectern.jupyter;

import static java.util.logging.Level.SEVERE;

import io.github.lectern.jupyter.transport.Health;
import io.github.lectern.jupyter.transport.Log;
import io.github.lectern.jupyter.transport.VitalWork;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Checks every second whether the kernel's own work makes progress. Running a student's code, for
 * however long, does not count as the kernel's work.
 *
 * <p>A kernel whose work makes no progress for a minute is unhealthy, and its heartbeat stops.
 * After five minutes the process ends, since most front ends restart only a kernel whose process
 * has ended. It also ends if its own ping stays unanswered for a minute while it is healthy. Checks
 * are counted instead of time, so that a machine that sleeps does not make a kernel look stuck.
 */
final class Watchdog implements Health {
  static final int UNHEALTHY_AFTER = 60;
  static final int HOPELESS_AFTER = 300;
  static final int UNANSWERED_AFTER = 60;
  private static final Log LOG = new Log(Watchdog.class);
  private static final int PERIOD_MS = Integer.getInteger("lectern.watchdog.period.ms", 1000);

  private final Map<String, Work> watched = new LinkedHashMap<>();
  private final VitalWork vital;
  private final Runnable giveUp;
  private Work ping = new Work(OptionalLong::empty);
  private volatile boolean good = true;

  Watchdog(VitalWork vital, Runnable giveUp) {
    this.vital = vital;
    this.giveUp = giveUp;
  }

  /**
   * Watches some work, which tells the number of the piece that is being done; before the start.
   */
  Watchdog watch(String name, Supplier<OptionalLong> piece) {
    watched.put(name, new Work(piece));
    return this;
  }

  /** Watches the pings of the kernel's own heartbeat; before the start. */
  Watchdog watchPing(Supplier<OptionalLong> number) {
    ping = new Work(number);
    return this;
  }

  /** Begins to look. */
  void start() {
    vital.start("lectern-watchdog", this::lookForEver);
  }

  @Override
  public boolean isGood() {
    return good;
  }

  private void lookForEver() {
    VitalWork.Work<RuntimeException> look = this::look;
    try {
      while (true) {
        Thread.sleep(PERIOD_MS);
        vital.insist(look);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody may interrupt the watchdog", e);
    }
  }

  /** Looks once. */
  void look() {
    watched.values().forEach(Work::look);
    int longest = watched.values().stream().mapToInt(work -> work.looks).max().orElse(0);
    if (good && longest >= UNHEALTHY_AFTER) {
      LOG.log(SEVERE, "stuck, and no longer answering heartbeats: {0}", watched);
    }
    good = longest < UNHEALTHY_AFTER;
    if (longest == HOPELESS_AFTER) {
      LOG.log(SEVERE, "stuck for good: {0}", watched);
      giveUp.run();
    }
    lookAtPing();
  }

  /** An unhealthy kernel answers no ping, so only those of a healthy one count. */
  private void lookAtPing() {
    if (!good) {
      ping.startOver();
      return;
    }
    ping.look();
    if (ping.looks == UNANSWERED_AFTER) {
      LOG.log(SEVERE, "the kernel''s own ping was not answered for {0} s", UNANSWERED_AFTER);
      giveUp.run();
    }
  }

  private static final class Work {
    private final Supplier<OptionalLong> piece;
    private OptionalLong last = OptionalLong.empty();
    private int looks;

    Work(Supplier<OptionalLong> piece) {
      this.piece = piece;
    }

    void look() {
      OptionalLong now = piece.get();
      looks = now.isPresent() && now.equals(last) ? looks + 1 : 0;
      last = now;
    }

    void startOver() {
      looks = 0;
    }

    @Override
    public String toString() {
      return looks + " s";
    }
  }
}
