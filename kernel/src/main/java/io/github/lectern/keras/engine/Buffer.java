package io.github.lectern.keras.engine;

import java.util.Optional;
import java.util.function.Supplier;

/** A matrix that is allocated once and serves every batch that fits. */
public final class Buffer {
  private Optional<Matrix> memory = Optional.empty();

  /**
   * A matrix of the given size, with whatever its last use left in it; freed with the workspace.
   */
  public Matrix rows(int rows, int columns, Workspace workspace) {
    return rows(rows, columns, () -> workspace.allocate(rows, columns));
  }

  /** The same, but left to the garbage collector, since others may keep its array. */
  public Matrix rows(int rows, int columns) {
    return rows(rows, columns, () -> Matrix.zeros(rows, columns));
  }

  private Matrix rows(int rows, int columns, Supplier<Matrix> allocation) {
    Matrix matrix =
        memory.filter(m -> m.rows() >= rows && m.columns() == columns).orElseGet(allocation);
    memory = Optional.of(matrix);
    return matrix.rows(0, rows);
  }
}
