package io.github.lectern.bench.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Times the epochs of one training, and tells the program that trains when to stop. */
public final class TrainingClock {
  private static final double NANOS = 1e9;

  private final TrainingBudget effort;
  private final LongSupplier nanoTime;
  private final List<Epoch> epochs = new ArrayList<>();
  private final long start;
  private long epochStart;
  private int stepsOfEpoch;
  private int steps;

  /** A clock that starts now: the next call is the library's fit. */
  TrainingClock(TrainingBudget effort, int stepsOfEpoch, LongSupplier nanoTime) {
    this.effort = effort;
    this.stepsOfEpoch = stepsOfEpoch;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    epochStart = start;
  }

  /** Is another epoch wanted? */
  public boolean wantsEpoch() {
    int done = epochs.size();
    if (done < effort.fewest()) {
      return true;
    }
    double next = seconds(start, epochStart) + epochs.get(done - 1).seconds();
    return done < effort.most() && next <= effort.budget().toMillis() / 1000.0;
  }

  /** Counts a step; the program then asks {@link #wantsStep}, unless it cannot cut an epoch. */
  public synchronized void stepEnded() {
    steps++;
    if (epochs.isEmpty() && isOverdue()) {
      stepsOfEpoch = Math.min(stepsOfEpoch, steps);
    }
  }

  /** Is another step of this epoch wanted? Also for a thread that fetches batches ahead. */
  public synchronized boolean wantsStep() {
    return steps < stepsOfEpoch;
  }

  private boolean isOverdue() {
    long limit = effort.epochLimit().toNanos();
    return limit > 0 && nanoTime.getAsLong() - epochStart >= limit;
  }

  /** Takes the time at the end of an epoch, when its loss and accuracy are known. */
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
