package io.github.lectern.jupyter;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers the tasks that a thread runs in turn, so that a watchdog can see progress. */
final class WorkCounter {
  /** The number of task starts and ends so far; odd while a task runs. */
  private final AtomicLong steps = new AtomicLong();

  /** Runs a task. */
  void run(Runnable task) {
    steps.incrementAndGet();
    try {
      task.run();
    } finally {
      steps.incrementAndGet();
    }
  }

  /** Returns the number of the running task, if any. */
  OptionalLong current() {
    long step = steps.get();
    return step % 2 == 1 ? OptionalLong.of(step) : OptionalLong.empty();
  }
}
