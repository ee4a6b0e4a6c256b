package io.github.lectern.keras.engine;

import java.util.Optional;

/** A matrix that is allocated once and serves every batch that fits. */
public final class Buffer {
  private Optional<Matrix> memory = Optional.empty();

  /** A matrix of the given size, with whatever its last use left in it. */
  public Matrix rows(int rows, int columns) {
    Matrix matrix =
        memory
            .filter(m -> m.rows() >= rows && m.columns() == columns)
            .orElseGet(() -> Matrix.zeros(rows, columns));
    memory = Optional.of(matrix);
    return matrix.rows(0, rows);
  }
}
