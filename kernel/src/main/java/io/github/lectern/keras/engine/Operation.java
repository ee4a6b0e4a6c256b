package io.github.lectern.keras.engine;

import java.util.List;
import java.util.Optional;

/**
 * The computation of one layer on a batch, forward and backward.
 *
 * <p>An operation owns the matrices that it returns. They stay valid until its next forward pass.
 */
public interface Operation {
  /**
   * Returns y for a batch. The operation may keep x for the backward pass, but must not change it.
   *
   * @param x [n, inputs], one sample per row
   * @return y, [n, outputs]
   */
  Matrix forward(Matrix x, Context context);

  /**
   * Returns the gradients of the loss L for the batch of the last forward pass. The weights are not
   * changed.
   *
   * @param dy dL/dy, [n, outputs]; the operation may overwrite it
   * @param input whether dL/dx is needed
   */
  Gradients backward(Matrix dy, InputGradient input, Context context);

  /** Returns the weights that training changes. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /**
   * Ends a training step in which all weights have been updated. An operation with statistics that
   * training changes without a gradient updates them here, so that a step that fails leaves them
   * unchanged.
   */
  default void endStep() {}

  /** Returns the same operation for a frozen layer, whose weights training does not change. */
  default Operation frozen() {
    return new FrozenOperation(this);
  }

  /** Returns whether the operation calls the user's code, which may throw any exception. */
  default boolean callsUserCode() {
    return false;
  }

  /**
   * Returns the same operation without its activation function, or empty if it does not end with
   * one.
   */
  default Optional<Operation> withoutActivation() {
    return Optional.empty();
  }

  /**
   * Returns one operation that computes the same as this one followed by another, but faster, or
   * empty if there is none. Its sums may have another order.
   */
  default Optional<Operation> followedBy(Operation next) {
    return Optional.empty();
  }

  /** Whether dL/dx is needed, which is the case only if a layer below has weights. */
  enum InputGradient {
    NEEDED,
    NOT_NEEDED
  }

  /**
   * The result of a backward pass.
   *
   * @param input dL/dx, [n, inputs]; may be empty if it is not needed
   * @param parameters one gradient per weight matrix, in the order of {@link #parameters()}
   */
  record Gradients(Optional<Matrix> input, List<Gradient> parameters) {
    /** Returns the gradients of an operation without weights. */
    public static Gradients ofInput(Matrix dx) {
      return new Gradients(Optional.of(dx), List.of());
    }
  }
}
