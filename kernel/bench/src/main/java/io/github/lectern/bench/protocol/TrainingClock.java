package io.github.lectern.bench.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Times the epochs of a training run, and decides when it stops. */
public final class TrainingClock {
  private static final double NANOS = 1e9;

  private final TrainingBudget effort;
  private final LongSupplier nanoTime;
  private final List<Epoch> epochs = new ArrayList<>();
  private final long start;
  private long epochStart;
  private int stepsOfEpoch;
  private int steps;

  /** Creates a clock that starts now; the caller starts the library's fit next. */
  TrainingClock(TrainingBudget effort, int stepsOfEpoch, LongSupplier nanoTime) {
    this.effort = effort;
    this.stepsOfEpoch = stepsOfEpoch;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    epochStart = start;
  }

  /** Returns whether another epoch should run. */
  public boolean wantsEpoch() {
    int done = epochs.size();
    if (done < effort.fewest()) {
      return true;
    }
    double next = seconds(start, epochStart) + epochs.get(done - 1).seconds();
    return done < effort.most() && next <= effort.budget().toMillis() / 1000.0;
  }

  /** Counts a step. A caller that can cut an epoch short then calls {@link #wantsStep}. */
  public synchronized void stepEnded() {
    steps++;
    if (epochs.isEmpty() && isOverdue()) {
      stepsOfEpoch = Math.min(stepsOfEpoch, steps);
    }
  }

  /**
   * Returns whether another step of this epoch should run. Prefetching threads may also call this
   * method.
   */
  public synchronized boolean wantsStep() {
    return steps < stepsOfEpoch;
  }

  private boolean isOverdue() {
    long limit = effort.epochLimit().toNanos();
    return limit > 0 && nanoTime.getAsLong() - epochStart >= limit;
  }

  /** Records the end of an epoch, with its loss and accuracy. */
  public synchronized void epochEnded(double loss, double accuracy) {
    long now = nanoTime.getAsLong();
    epochs.add(new Epoch(seconds(epochStart, now), steps, loss, accuracy));
    epochStart = now;
    steps = 0;
  }

  List<Epoch> epochs() {
    return List.copyOf(epochs);
  }

  private static double seconds(long from, long to) {
    return (to - from) / NANOS;
  }
}
