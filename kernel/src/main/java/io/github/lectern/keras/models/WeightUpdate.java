package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.optimizers.Optimizer;
import io.github.lectern.keras.optimizers.Optimizers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a step that moves weights. Each layer moves its own while those below it have yet to
 * compute their gradients, so that a failure in between needs a savepoint to go back to.
 *
 * <p>A savepoint takes about as long as a step on a small batch. There is one when a batch size is
 * new, since products are cut, and memory is allocated, by it, and whenever the pass calls what a
 * user wrote.
 */
final class WeightUpdate {
  private final List<Parameter> parameters;
  private final boolean callsUserCode;
  private final Set<Integer> provenBatchSizes = new HashSet<>();

  /** An update of the weights of these operations. */
  WeightUpdate(List<Operation> operations) {
    parameters = operations.stream().flatMap(op -> op.parameters().stream()).toList();
    callsUserCode = callsUserCodeBelowWeights(operations);
  }

  /** What stands above the top weights is done before any of them moves. */
  private static boolean callsUserCodeBelowWeights(List<Operation> operations) {
    boolean found = false;
    for (Operation operation : operations) {
      if (found && !operation.parameters().isEmpty()) {
        return true;
      }
      found |= operation.callsUserCode();
    }
    return false;
  }

  /**
   * Moves the weights.
   *
   * @param backward computes the gradients, and moves the weights against them
   * @throws IllegalStateException if it failed and some of the weights stay moved; otherwise what
   *     it threw, and weights and optimizer are as before
   */
  void run(int batchSize, Optimizer optimizer, Runnable backward) {
    Optional<Runnable> savepoint = savepoint(batchSize, optimizer);
    try {
      optimizer.beginStep(parameters);
      backward.run();
    } catch (Throwable thrown) {
      savepoint.orElseThrow(() -> halfMoved(thrown)).run();
      throw thrown;
    }
    provenBatchSizes.add(batchSize);
  }

  private Optional<Runnable> savepoint(int batchSize, Optimizer optimizer) {
    boolean needed =
        callsUserCode || !provenBatchSizes.contains(batchSize) || !Optimizers.isKnown(optimizer);
    try {
      return needed ? Optional.of(optimizer.savepoint(parameters)) : Optional.empty();
    } catch (OutOfMemoryError noRoom) {
      return Optional.empty(); // the step itself may still have enough
    }
  }

  private static IllegalStateException halfMoved(Throwable thrown) {
    return new IllegalStateException(
        "fit: a step failed after it had changed some of the weights but not all of them; the model"
            + " can still be trained and used; to go back to known weights, load a saved model or"
            + " make the net again",
        thrown);
  }
}
