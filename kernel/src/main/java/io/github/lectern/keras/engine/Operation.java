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
   * @return dL/dx, with its rows as a receiver left them; anything if a receiver took its columns,
   *     or nobody wants it
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

  /** Whether the backward pass calls what a user wrote, which may throw anything at any time. */
  default boolean callsUserCode() {
    return false;
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

  /** Takes all of dL/dy before the backward pass, either some columns or some rows at a time. */
  interface Receiver {
    /** Is called before the columns of a batch come. */
    default void beginColumns() {}

    /** Is called before the rows of a batch come. */
    default void beginRows() {}

    /**
     * Takes some rows, which it may change; several threads may call at the same time, each with
     * rows of its own. All of them are handed to the backward pass then.
     *
     * @param from the first of them
     * @param dy these rows of dL/dy
     */
    default void takeRows(int from, Matrix dy) {}

    /**
     * Takes some columns; several threads may call at the same time, each with columns of its own.
     *
     * @param from the first of them
     * @param transposed these columns of dL/dy as rows, [columns, n]; valid during the call
     */
    void takeColumns(int from, Matrix transposed);
  }
}
