package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Converts labels and predictions of any rank to rows. */
final class Tiles {
  private Tiles() {}

  // [n,k] becomes n rows of k; [n] becomes n rows of 1; [n,a,k] becomes n*a rows of k
  static Tile[] of(INDArray yTrue, INDArray yPred) {
    int rank = Math.max(2, Math.max(yTrue.rank(), yPred.rank()));
    Tile labels = rows("yTrue", yTrue, rank);
    Tile outputs = rows("yPred", yPred, rank);
    if (labels.rows() != outputs.rows()) {
      throw new IllegalArgumentException(
          "expected the same number of rows in yTrue and yPred but got yTrue "
              + Arrays.toString(yTrue.shape())
              + " and yPred "
              + Arrays.toString(yPred.shape()));
    }
    return new Tile[] {labels, outputs};
  }

  private static Tile rows(String name, INDArray array, int rank) {
    if (array.dataType() == DataType.UTF8) {
      throw new IllegalArgumentException(name + ": expected numbers but got text");
    }
    long last = array.rank() == rank ? array.size(rank - 1) : 1;
    int width = Math.toIntExact(last);
    float[] values =
        array.isEmpty() ? new float[0] : array.castTo(DataType.FLOAT).dup('c').data().asFloat();
    return new Tile(values, width == 0 ? 0 : values.length / width, width);
  }
}
