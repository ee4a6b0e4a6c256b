package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Buffer;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Scratch;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;

/**
 * The sum of one matrix per part of a batch, such as the gradient of a kernel. The matrices are
 * added in the order of the parts, so that the sum has the same bits for any number of threads.
 */
final class PartSums {
  private final Buffer partBuffer = new Buffer();
  private final Buffer sumBuffer = new Buffer();
  private Matrix parts;
  private int rows;

  /** Creates uninitialised matrices of the size of w, one for each part. */
  void start(int count, Matrix w, Workspace workspace) {
    rows = w.rows();
    parts = partBuffer.rows(Math.multiplyExact(count, rows), w.columns(), workspace);
  }

  /** Returns the matrix of a part. */
  Matrix part(int index) {
    return parts.rows(index * rows, (index + 1) * rows);
  }

  /** Returns the sum of the matrices of all parts. */
  Matrix sum(Workspace workspace) {
    Matrix sum = sumBuffer.rows(rows, parts.columns(), workspace);
    TileLoops.fill(sum, workspace, this::addParts);
    return sum;
  }

  private void addParts(Tile sum) {
    float[] values = sum.values();
    parts.read(sum.row(), sum);
    float[] part = Scratch.take(sum.size());
    Tile next = new Tile(part, sum.rows(), sum.width());
    int size = sum.size();
    for (int first = rows; first < parts.rows(); first += rows) {
      parts.read(first + sum.row(), next);
      for (int i = 0; i < size; i++) {
        values[i] += part[i];
      }
    }
    Scratch.giveBack(part);
  }
}
