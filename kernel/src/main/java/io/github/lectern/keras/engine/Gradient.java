package io.github.lectern.keras.engine;

import java.util.Optional;

/**
 * The gradient of the loss with respect to one weight matrix.
 *
 * <p>It can be a matrix product that is computed only when it is read. In that case, each part is
 * read as soon as it has been computed, if the product is divided by rows.
 */
public final class Gradient {
  private final Parameter parameter;
  private final Matrix memory;
  private final Optional<Gemm> product;
  private final boolean penalized;

  private Gradient(Parameter parameter, Matrix memory, Optional<Gemm> product, boolean penalized) {
    this.parameter = parameter;
    this.memory = memory;
    this.product = product;
    this.penalized = penalized;
  }

  /** Creates a gradient from its value dL/dw, which has the shape of w. */
  public static Gradient of(Parameter w, Matrix value) {
    return new Gradient(w, value, Optional.empty(), false);
  }

  /**
   * Creates a gradient that is computed when it is read. Until then, the factors must not change.
   *
   * @param product computes dL/dw
   * @param memory receives dL/dw; it has the shape of w
   */
  public static Gradient of(Parameter w, Gemm product, Matrix memory) {
    return new Gradient(w, memory, Optional.of(product), false);
  }

  /**
   * Returns the gradient of the loss with the penalty on w, if there is one. If this gradient is
   * already in memory, the penalty is added there, so call this method only once.
   */
  public Gradient withPenalty() {
    if (parameter.penalty().isEmpty()) {
      return this;
    }
    if (product.isEmpty()) {
      addPenalty(0, memory);
      return this;
    }
    return new Gradient(parameter, memory, product, true);
  }

  private void addPenalty(int firstRow, Matrix part) {
    Penalty penalty = parameter.penalty().orElseThrow();
    Matrix w = parameter.value().rows(firstRow, firstRow + part.rows());
    TileLoops.update(part, w, (g, weights) -> penalty.addGradient(weights, g));
  }

  /** Returns the weights w. */
  public Parameter parameter() {
    return parameter;
  }

  /** Returns dL/dw, in the shape of w. */
  public Matrix value(Workspace workspace) {
    product.ifPresent(p -> p.into(memory, workspace));
    if (penalized) {
      addPenalty(0, memory);
    }
    return memory;
  }

  /**
   * Passes all parts of dL/dw to a reader, on several threads.
   *
   * @param multiple a power of two, at most the number of rows in a tile of this width; the number
   *     of rows in every part except the last is a multiple of it
   */
  public void read(Workspace workspace, int multiple, Reader reader) {
    if (product.isPresent()) {
      Reader both =
          (firstRow, part) -> {
            addPenalty(firstRow, part);
            reader.read(firstRow, part);
          };
      product.get().into(memory, workspace, multiple, penalized ? both : reader);
    } else {
      workspace.parallelFor(
          memory.rows(),
          TileLoops.rowsInPart(memory.rows(), memory.columns()),
          (from, to) -> reader.read(from, memory.rows(from, to)));
    }
  }

  /** Reads a part of a gradient. */
  public interface Reader {
    /**
     * Reads some rows of dL/dw.
     *
     * @param firstRow the index of the first row in w
     */
    void read(int firstRow, Matrix part);
  }
}
