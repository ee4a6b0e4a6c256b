package io.github.lectern.jupyter.eval.run;

import io.github.lectern.jupyter.eval.instrument.CellThreadGroup;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The thread on which the student's code of one shell runs, while the shell's own thread waits: so
 * the shell can go on with another runner when nothing stops the code on this one.
 *
 * <p>What passes between the two is kept in fields: when a cell has filled the heap, there is no
 * room for more.
 */
public final class ExecutionThread {
  private static final long STACK_BYTES = 16L << 20;
  private static final long LOOK_MS = 1000;

  private final Thread shell = Thread.currentThread();
  private final Thread thread;
  private State state = State.FREE;
  private Optional<Callable<?>> code = Optional.empty();
  private Object result;
  private Throwable thrown;

  private enum State {
    FREE,
    GIVEN,
    DONE,
    LEFT
  }

  /** A runner for the shell whose thread this is. */
  ExecutionThread() {
    this.thread = new Thread(new CellThreadGroup(), this::serve, "lectern-code", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  /** Whether it can run code, which it cannot when it was left behind or its thread was ended. */
  synchronized boolean isUsable() {
    return state == State.FREE && thread.isAlive();
  }

  /**
   * Runs something on this thread and waits for it.
   *
   * @throws CellAbandoned if it was not waited for to the end
   */
  @SuppressWarnings("unchecked") // what comes back is what this code has made
  synchronized <T> T run(Callable<T> given) throws Exception {
    code = Optional.of(given);
    state = State.GIVEN;
    notifyAll();
    while (state == State.GIVEN && thread.isAlive()) {
      try {
        wait(LOOK_MS);
      } catch (InterruptedException e) {
        // Who is to be interrupted is the code, not who waits for it.
      }
    }
    if (state != State.DONE) {
      throw new CellAbandoned(thread.getStackTrace());
    }
    state = State.FREE;
    Object made = result;
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
    return (T) made;
  }

  /** Stops waiting for what runs; its thread ends when the code does. */
  synchronized void leave() {
    if (state == State.GIVEN) {
      state = State.LEFT;
      notifyAll();
    }
  }

  private void serve() {
    for (Optional<Callable<?>> next = take(); next.isPresent(); next = take()) {
      Object made = null;
      Throwable failure = null;
      try {
        made = next.get().call();
      } catch (Throwable e) {
        failure = e;
      }
      finish(made, failure);
    }
  }

  /** The next code; none when there will be no more. */
  private synchronized Optional<Callable<?>> take() {
    while (code.isEmpty() && state != State.LEFT && shell.isAlive()) {
      try {
        wait(LOOK_MS);
      } catch (InterruptedException e) {
        // It came too late for the code that it was for.
      }
    }
    return state == State.LEFT ? Optional.empty() : code;
  }

  private synchronized void finish(Object made, Throwable failure) {
    code = Optional.empty();
    if (state == State.GIVEN) {
      state = State.DONE;
      result = made;
      thrown = failure;
      notifyAll();
    }
  }
}
