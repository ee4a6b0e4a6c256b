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
   * @return dL/dx; anything if a receiver took it, or nobody wants it
   */
  Matrix backward(Matrix dy, InputGradient wanted, Step step);

  /** How this operation wants dL/dy, which is dL/dx of the one above. */
  default InputGradient outputGradient() {
    return InputGradient.WANTED;
  }

  /** What training changes. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** The same operation without the function that it ends with, if it ends with one. */
  default Optional<Operation> withoutFunction() {
    return Optional.empty();
  }

  /**
   * What is to become of dL/dx.
   *
   * @param wanted whether anything stands below that wants it
   * @param receiver what may take it in parts, if there is such a thing
   */
  record InputGradient(boolean wanted, Optional<Receiver> receiver) {
    /** It is to be returned. */
    public static final InputGradient WANTED = new InputGradient(true, Optional.empty());

    /** Nobody needs it. */
    public static final InputGradient UNUSED = new InputGradient(false, Optional.empty());
  }

  /** Takes dL/dy before the backward pass, some columns at a time, and all of them. */
  interface Receiver {
    /** Is called before the columns of a batch come. */
    default void begin() {}

    /**
     * Takes some columns; several threads may call at the same time, each with columns of its own.
     *
     * @param from the first of them
     * @param transposed these columns of dL/dy as rows, [columns, n]; valid during the call
     */
    void take(int from, Matrix transposed);
  }
}
