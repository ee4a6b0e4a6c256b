package io.github.lectern.keras.session;

import io.github.lectern.tensor.UserResultCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Prevents calls on models from interfering with each other. One lock serves the whole session,
 * since models may share layers, optimizers and metrics.
 *
 * <p>A {@link Use} refuses a second call that would change the same objects. Other threads may
 * still read or replace weights, but only {@linkplain #betweenSteps between two training steps}.
 */
public final class ModelLock {
  private final IdentityHashMap<Object, Use> uses = new IdentityHashMap<>();
  private final ReentrantReadWriteLock steps = new ReentrantReadWriteLock(true);

  ModelLock() {}

  /**
   * Begins a call that no other call may overlap.
   *
   * @param action the method, such as "fit"
   * @param model the model that the method is called on
   * @param name the model's name, for messages
   * @throws IllegalStateException if the model is in use; the message names the other call
   */
  public Use exclusive(String action, Object model, String name) {
    Use use = new Use(action, model, name, false);
    use.include(List.of(model));
    return use;
  }

  /**
   * Begins a call that may overlap another call on the same thread, such as a call to evaluate in a
   * callback of fit.
   *
   * @param action the method, such as "evaluate"
   * @param model the model that the method is called on
   * @param name the model's name, for messages
   * @throws IllegalStateException if another thread uses the model; the message names its call
   */
  public Use reentrant(String action, Object model, String name) {
    Use use = new Use(action, model, name, true);
    use.include(List.of(model));
    return use;
  }

  /**
   * Begins a training step; steps of different models may overlap.
   *
   * @throws CancellationException if the thread is interrupted while it waits
   */
  public void beginStep() {
    acquire(steps.readLock());
  }

  /** Ends the training step that this thread began. */
  public void endStep() {
    steps.readLock().unlock();
  }

  /** Returns whether this thread is in the middle of a training step. */
  public boolean isInStep() {
    return steps.getReadHoldCount() > 0;
  }

  /**
   * Runs some work while no training step runs, and returns its result. If this thread itself is in
   * a training step, as when a custom loss calls another model, the work runs at once.
   *
   * @throws CancellationException if the thread is interrupted while it waits
   */
  public <T> T betweenSteps(Supplier<T> work) {
    if (isInStep()) {
      return work.get();
    }
    acquire(steps.writeLock());
    try {
      return work.get();
    } finally {
      steps.writeLock().unlock();
    }
  }

  /** Runs some work while no training step runs, like {@link #betweenSteps(Supplier)}. */
  public void betweenSteps(Runnable work) {
    betweenSteps(
        () -> {
          work.run();
          return this;
        });
  }

  private static void acquire(Lock lock) {
    boolean interruptedBefore = Thread.interrupted(); // reported at the end of the batch
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted while waiting for a training step to end");
    } finally {
      if (interruptedBefore) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A call's use of a model, and of objects shared with other models, until the call ends. */
  public final class Use implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final String action;
    private final Object model;
    private final String name;
    private final boolean reentrant;
    private final List<Object> objects = new ArrayList<>();

    private Use(String action, Object model, String name, boolean reentrant) {
      this.action = action;
      this.model = model;
      this.name = name;
      this.reentrant = reentrant;
    }

    /**
     * Adds objects that the call changes. If one of them is in use by a call that this one must not
     * overlap, none is added.
     *
     * @throws IllegalStateException if one is in use by such a call, which the message names
     */
    public void include(Collection<?> changed) {
      synchronized (uses) {
        List<Object> more = new ArrayList<>();
        for (Object object : changed) {
          Use other = uses.get(object);
          if (other == null) {
            more.add(object);
          } else if (!(reentrant && other.thread == thread)) {
            throw new IllegalStateException(action + ": " + refusal(object, other));
          }
        }
        more.forEach(object -> uses.put(object, this));
        objects.addAll(more);
      }
    }

    private String refusal(Object object, Use other) {
      if (object == model) {
        String already = other.action.equals(action) ? " already" : "";
        return "%s is%s being %s; wait until the running call to %s has ended"
            .formatted(name, already, participle(other.action), other.action);
      }
      String type = UserResultCheck.className(object);
      return ("the %s of %s is in use by a call to %s on %s; wait until that call has ended, or give"
              + " each model its own %s")
          .formatted(type, name, other.action, other.name, type);
    }

    private static String participle(String action) {
      return switch (action) {
        case "fit", "trainOnBatch" -> "trained";
        case "evaluate", "testOnBatch" -> "evaluated";
        default -> "changed";
      };
    }

    /** Ends the call. */
    @Override
    public void close() {
      synchronized (uses) {
        objects.forEach(uses::remove);
      }
    }
  }
}
