package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.CellThreadGroup;
import io.github.lectern.jupyter.eval.instrument.InnermostFrames;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Runs the student's code for one shell while the shell's own thread waits. If the code cannot be
 * stopped, the shell abandons this thread and continues with another.
 *
 * <p>Task and result are passed in fields, because nothing can be allocated once a cell has filled
 * the heap.
 */
public final class ExecutionThread {
  private static final long STACK_BYTES = 16L << 20;
  private static final long POLL_MS = 1000;

  private final Thread shell = Thread.currentThread();
  private final Thread thread;
  private State state = State.IDLE;
  private Optional<Callable<?>> task = Optional.empty();
  private Object result;
  private Throwable thrown;

  private enum State {
    IDLE,
    RUNNING,
    DONE,
    ABANDONED
  }

  /** Starts an execution thread for the calling thread, which must be the shell's. */
  ExecutionThread() {
    this.thread = new Thread(new CellThreadGroup(), this::runTasks, "lectern-code", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  /**
   * Returns whether this thread can run code: it is idle and has neither been abandoned nor ended.
   */
  synchronized boolean isUsable() {
    return state == State.IDLE && thread.isAlive();
  }

  /**
   * Runs a task on this thread and waits for its result.
   *
   * @throws CellAbandoned if the task was abandoned
   */
  @SuppressWarnings("unchecked") // the result is that of this task
  synchronized <T> T run(Callable<T> code) throws Exception {
    task = Optional.of(code);
    state = State.RUNNING;
    notifyAll();
    while (state == State.RUNNING && thread.isAlive()) {
      try {
        wait(POLL_MS);
      } catch (InterruptedException e) {
        // Only the running code is meant to be interrupted, not this wait.
      }
    }
    if (state != State.DONE) {
      throw new CellAbandoned(InnermostFrames.of(thread));
    }
    state = State.IDLE;
    Object value = result;
    Throwable failure = thrown;
    result = null;
    thrown = null;
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof Exception exception) {
      throw exception;
    }
    if (failure != null) {
      throw new InvocationTargetException(failure);
    }
    return (T) value;
  }

  /** Makes the shell stop waiting for the task; this thread ends when the task does. */
  synchronized void abandon() {
    if (state == State.RUNNING) {
      state = State.ABANDONED;
      notifyAll();
    }
  }

  private void runTasks() {
    for (Optional<Callable<?>> next = take(); next.isPresent(); next = take()) {
      Object value = null;
      Throwable failure = null;
      try {
        value = next.get().call();
      } catch (Throwable e) {
        failure = e;
      }
      finish(value, failure);
    }
  }

  /** Returns the next task; empty once this thread is abandoned or the shell's thread has ended. */
  private synchronized Optional<Callable<?>> take() {
    while (task.isEmpty() && state != State.ABANDONED && shell.isAlive()) {
      try {
        wait(POLL_MS);
      } catch (InterruptedException e) {
        // The interrupt arrived after the task that it was meant for.
      }
    }
    return state == State.ABANDONED ? Optional.empty() : task;
  }

  private synchronized void finish(Object value, Throwable failure) {
    task = Optional.empty();
    if (state == State.RUNNING) {
      state = State.DONE;
      result = value;
      thrown = failure;
      notifyAll();
    }
  }
}
