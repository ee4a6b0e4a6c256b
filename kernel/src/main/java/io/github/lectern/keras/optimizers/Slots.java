package io.github.lectern.keras.optimizers;

import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.tensor.Rows;
import io.github.lectern.tensor.Shapes;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies slots between the tiles of an optimizer and arrays in the shape of the weights. A slot is
 * a number that an optimizer stores for each weight, and a tile is a block of rows of a parameter.
 */
final class Slots {
  private Slots() {}

  /** Returns the number of rows in a tile; a tile and its gradients fit into the cache. */
  static int rows(Parameter parameter) {
    return TileLoops.rowsInTile(2 * parameter.value().columns());
  }

  /** Returns the number of tiles of a parameter. */
  static int tiles(Parameter parameter) {
    int rows = rows(parameter);
    return (parameter.value().rows() + rows - 1) / rows;
  }

  /** Returns the number of weights in a tile; the last tile may be smaller. */
  static int tileSize(Parameter parameter) {
    return Math.min(rows(parameter), parameter.value().rows()) * parameter.value().columns();
  }

  /** Returns new slots [tile][slot][weight]. */
  static float[][][] filled(Parameter parameter, int slots, float value) {
    float[][][] slotsByTile = new float[tiles(parameter)][slots][tileSize(parameter)];
    if (value != 0) {
      Arrays.stream(slotsByTile).flatMap(Arrays::stream).forEach(slot -> Arrays.fill(slot, value));
    }
    return slotsByTile;
  }

  static INDArray array(Parameter parameter, float[][][] slotsByTile, int slot) {
    float[] values = new float[parameter.size()];
    for (int tile = 0; tile < slotsByTile.length; tile++) {
      int start = tile * tileSize(parameter);
      int size = size(parameter, start);
      System.arraycopy(slotsByTile[tile][slot], 0, values, start, size);
    }
    return Nd4j.create(values, parameter.value().array().shape(), 'c');
  }

  static void fill(Parameter parameter, float[][][] slotsByTile, int slot, INDArray array) {
    long[] shape = parameter.value().array().shape();
    if (!Arrays.equals(shape, array.shape())) {
      throw new IllegalArgumentException(
          parameter.name()
              + ": expected an optimizer state of shape "
              + Shapes.brackets(shape)
              + " but got "
              + Shapes.brackets(array.shape()));
    }
    float[] values = new float[parameter.size()];
    Rows rows = Rows.of(array);
    rows.read(0, rows.count(), values);
    for (int tile = 0; tile < slotsByTile.length; tile++) {
      int start = tile * tileSize(parameter);
      System.arraycopy(values, start, slotsByTile[tile][slot], 0, size(parameter, start));
    }
  }

  static float[][][] copy(float[][][] slotsByTile) {
    return Arrays.stream(slotsByTile)
        .map(slots -> Arrays.stream(slots).map(float[]::clone).toArray(float[][]::new))
        .toArray(float[][][]::new);
  }

  private static int size(Parameter parameter, int start) {
    return Math.min(tileSize(parameter), parameter.size() - start);
  }
}
