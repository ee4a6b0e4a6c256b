package io.github.lectern.jupyter;

import static java.util.logging.Level.SEVERE;

import io.github.lectern.jupyter.transport.CriticalThreads;
import io.github.lectern.jupyter.transport.Liveness;
import io.github.lectern.jupyter.transport.Log;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Checks every second whether the kernel's own work makes progress. A student's code does not count
 * as the kernel's work, however long it runs.
 *
 * <p>A kernel whose work makes no progress for a minute is considered unhealthy and stops answering
 * heartbeats. After five minutes the process ends, since most front ends restart a kernel only if
 * its process has ended. The process also ends if the kernel is healthy but one of its own pings
 * stays unanswered for a minute. Progress is measured in checks instead of time, so that a kernel
 * does not look stuck after its machine has been suspended.
 */
final class Watchdog implements Liveness {
  static final int UNHEALTHY_AFTER = 60;
  static final int HOPELESS_AFTER = 300;
  static final int UNANSWERED_AFTER = 60;
  private static final Log LOG = new Log(Watchdog.class);
  private static final int PERIOD_MS = Integer.getInteger("lectern.watchdog.period.ms", 1000);

  private final Map<String, Work> watched = new LinkedHashMap<>();
  private final CriticalThreads criticalThreads;
  private final Runnable giveUp;
  private Work ping = new Work(OptionalLong::empty);
  private volatile boolean alive = true;

  Watchdog(CriticalThreads criticalThreads, Runnable giveUp) {
    this.criticalThreads = criticalThreads;
    this.giveUp = giveUp;
  }

  /**
   * Watches a sequence of tasks; must be called before start.
   *
   * @param name the name of the tasks in log messages
   * @param task supplies the number of the running task, if any
   */
  Watchdog watch(String name, Supplier<OptionalLong> task) {
    watched.put(name, new Work(task));
    return this;
  }

  /** Watches the pings of the kernel's own heartbeat; must be called before start. */
  Watchdog watchPing(Supplier<OptionalLong> number) {
    ping = new Work(number);
    return this;
  }

  /** Starts checking. */
  void start() {
    criticalThreads.start("lectern-watchdog", this::checkForever);
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  private void checkForever() {
    CriticalThreads.Work<RuntimeException> check = this::check;
    try {
      while (true) {
        Thread.sleep(PERIOD_MS);
        criticalThreads.retryOnOutOfMemory(check);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("the watchdog's thread was interrupted unexpectedly", e);
    }
  }

  /** Checks once. */
  void check() {
    watched.values().forEach(Work::check);
    int longest = watched.values().stream().mapToInt(work -> work.checks).max().orElse(0);
    if (alive && longest >= UNHEALTHY_AFTER) {
      LOG.log(
          SEVERE,
          "the kernel has made no progress for a minute and stops answering heartbeats: {0}",
          watched);
    }
    alive = longest < UNHEALTHY_AFTER;
    if (longest == HOPELESS_AFTER) {
      LOG.log(
          SEVERE,
          "the kernel has made no progress for five minutes; its process ends: {0}",
          watched);
      giveUp.run();
    }
    checkPing();
  }

  /** Checks the ping only while the kernel is healthy; otherwise, no pings are answered. */
  private void checkPing() {
    if (!alive) {
      ping.reset();
      return;
    }
    ping.check();
    if (ping.checks == UNANSWERED_AFTER) {
      LOG.log(
          SEVERE,
          "the kernel''s own ping has been unanswered for {0} s; the process ends",
          UNANSWERED_AFTER);
      giveUp.run();
    }
  }

  private static final class Work {
    private final Supplier<OptionalLong> task;
    private OptionalLong last = OptionalLong.empty();
    private int checks;

    Work(Supplier<OptionalLong> task) {
      this.task = task;
    }

    void check() {
      OptionalLong now = task.get();
      checks = now.isPresent() && now.equals(last) ? checks + 1 : 0;
      last = now;
    }

    void reset() {
      checks = 0;
    }

    @Override
    public String toString() {
      return checks + " s";
    }
  }
}
