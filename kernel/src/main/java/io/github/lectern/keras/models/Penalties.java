package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Penalty;
import io.github.lectern.keras.engine.TileLoops;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.layers.Layer;
import java.util.Arrays;
import java.util.List;

/**
 * The penalties that regularizers add to the loss.
 *
 * @param parameters the weights that have a penalty
 */
record Penalties(List<Parameter> parameters) {
  /** Returns the penalties of a model; as in Keras, frozen layers have them as well. */
  static Penalties of(List<Layer> layers) {
    return new Penalties(
        layers.stream()
            .flatMap(layer -> layer.parameters().stream())
            .filter(parameter -> parameter.penalty().isPresent())
            .toList());
  }

  /** Returns the sum, added in the same order for any number of workers. */
  double sum(Workspace workspace) {
    double sum = 0;
    for (Parameter parameter : parameters) {
      sum += sum(parameter.value(), parameter.penalty().orElseThrow(), workspace);
    }
    return sum;
  }

  private static double sum(Matrix w, Penalty penalty, Workspace workspace) {
    int rows = TileLoops.rowsInPart(w.rows(), w.columns());
    double[] sums = new double[(w.rows() + rows - 1) / rows];
    workspace.parallelFor(
        w.rows(),
        rows,
        (from, to) ->
            TileLoops.forEach(w.rows(from, to), tile -> sums[from / rows] += penalty.of(tile)));
    return Arrays.stream(sums).sum();
  }
}
