package io.github.lectern.keras.engine;

import java.util.Optional;
import java.util.function.Supplier;

/** A matrix that is reused for every batch that fits into it. */
public final class Buffer {
  private Optional<Matrix> memory = Optional.empty();

  /**
   * Returns a matrix of the given size. It still contains the numbers from its previous use, and is
   * freed when the workspace is closed.
   */
  public Matrix rows(int rows, int columns, Workspace workspace) {
    return rows(rows, columns, () -> workspace.allocate(rows, columns));
  }

  /**
   * Returns a matrix of the given size. It still contains the numbers from its previous use, and is
   * freed by the garbage collector, since other objects may keep its array.
   */
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
