package io.github.lectern.bench.protocol;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures the latency between the two cores on which the system runs two busy threads. The speed
 * of small training runs depends on this latency, which may change at any time, since a virtual
 * machine may be moved to other cores.
 */
public final class CoreLatency {
  private static final int TRIPS = 50;
  private static final long NANOSECONDS = 50_000_000;
  private static final int END = -1;

  // odd: the caller waits for the answer, which is the next number
  private final AtomicInteger turn = new AtomicInteger();

  private CoreLatency() {}

  /**
   * Returns the nanoseconds that a cache line takes from one core to another and back, or NaN if
   * there is only one core. The result is the fastest of many measurements, which take 50 ms, or
   * longer if another program keeps a core busy.
   */
  public static double nanoseconds() throws InterruptedException {
    if (Runtime.getRuntime().availableProcessors() == 1) {
      return Double.NaN;
    }
    CoreLatency handover = new CoreLatency();
    Thread partner = new Thread(handover::answer, "handover");
    partner.setDaemon(true);
    partner.start();
    double fastest = handover.fastest();
    handover.turn.set(END);
    partner.join();
    return fastest;
  }

  private double fastest() {
    double fastest = Double.POSITIVE_INFINITY;
    long start = System.nanoTime();
    while (System.nanoTime() - start < NANOSECONDS) {
      fastest = Math.min(fastest, ask());
    }
    return fastest;
  }

  /** Returns the mean nanoseconds of several round trips. */
  private double ask() {
    long start = System.nanoTime();
    for (int i = 0; i < TRIPS; i++) {
      int question = turn.incrementAndGet();
      while (turn.get() == question) {}
    }
    return (System.nanoTime() - start) / (double) TRIPS;
  }

  private void answer() {
    int seen = turn.get();
    while (seen != END) {
      if (seen % 2 == 1) {
        turn.set(seen + 1);
      }
      seen = turn.get();
    }
  }
}
