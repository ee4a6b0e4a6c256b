package io.github.lectern.keras.workers;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * One piece of work. The caller takes its parts from the front and helpers from the back, so that
 * each finds in its cache what it left there.
 */
final class Job {
  private final IntConsumer work;
  private final int parts;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger takenFromBack = new AtomicInteger();
  private final AtomicInteger unfinished;
  private int takenFromFront;
  private volatile Throwable failure;
  private volatile Thread failed;

  Job(int parts, IntConsumer work) {
    this.work = work;
    this.parts = parts;
    unfinished = new AtomicInteger(parts);
  }

  /** Works on the first of the parts that nobody took, and says whether there was one. */
  boolean workOnFront() {
    return mayTake() && work(takenFromFront++);
  }

  /** The same on the last of them. */
  boolean workOnBack() {
    return mayTake() && work(parts - takenFromBack.incrementAndGet());
  }

  boolean isOpen() {
    return taken.get() < parts;
  }

  private boolean mayTake() {
    return isOpen() && taken.getAndIncrement() < parts;
  }

  private boolean work(int part) {
    try {
      if (failure == null) {
        work.accept(part);
      }
    } catch (Throwable thrown) { // an Error too must not leave the caller waiting
      failed = Thread.currentThread();
      failure = thrown;
    }
    unfinished.decrementAndGet();
    return true;
  }

  boolean isDone() {
    return unfinished.get() == 0;
  }

  /** Throws what a part threw; on the caller. */
  void rethrow() {
    if (failure != null && failed != Thread.currentThread()) {
      tellCaller(failure);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  /** A helper's stack does not show whose work it did: the caller's goes below it. */
  private static void tellCaller(Throwable thrown) {
    Stream<StackTraceElement> below = Arrays.stream(Thread.currentThread().getStackTrace()).skip(2);
    thrown.setStackTrace(
        Stream.concat(Arrays.stream(thrown.getStackTrace()), below)
            .toArray(StackTraceElement[]::new));
  }
}
