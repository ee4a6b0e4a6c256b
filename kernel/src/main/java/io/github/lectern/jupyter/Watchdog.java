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
 * Looks every second whether the kernel's own work goes on. What a student's code does, and for how
 * long, is no work of the kernel's.
 *
 * <p>A kernel whose work stands still for a minute is not healthy, and its heartbeat stops. After
 * five minutes it is given up, since most front ends restart only a kernel whose process has ended.
 * Looks are counted, not the clock: a machine that sleeps makes no kernel stuck.
 */
final class Watchdog implements Health {
  static final int UNHEALTHY_AFTER = 60;
  static final int HOPELESS_AFTER = 300;
  private static final Log LOG = new Log(Watchdog.class);
  private static final int PERIOD_MS = 1000;

  private final Map<String, Work> watched = new LinkedHashMap<>();
  private final VitalWork vital;
  private final Runnable giveUp;
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

    @Override
    public String toString() {
      return looks + " s";
    }
  }
}
