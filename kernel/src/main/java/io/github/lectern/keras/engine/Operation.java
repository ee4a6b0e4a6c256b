package io.github.lectern.keras.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a layer does in a step, forward and backward. It owns the buffers of its results, which stay
 * valid until its next pass.
 */
public interface Operation {
  /** y from x, a row a sample. The operation may keep x for the backward pass. */
  Matrix forward(Matrix x, Step step);

  /**
   * From dL/dy, which it may overwrite, the gradients of the parameters, and dL/dx; then updates
   * the parameters.
   *
   * @return dL/dx, or dy as it is if the input gradient is not wanted
   */
  Matrix backward(Matrix dy, InputGradient wanted, Step step);

  /** What training changes. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** The same operation without the function that it ends with, if it ends with one. */
  default Optional<Operation> withoutFunction() {
    return Optional.empty();
  }

  /** Whether anything stands below that wants dL/dx. */
  enum InputGradient {
    WANTED,
    UNUSED
  }
}
