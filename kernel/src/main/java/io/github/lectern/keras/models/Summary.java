package io.github.lectern.keras.models;

import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.tensor.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table that {@code summary()} returns. It prints in the format of Keras.
 *
 * @param model the model's name
 * @param layers one row per layer
 * @param totalParams the number of parameters in all layers
 * @param trainableParams the number of parameters that training updates
 */
public record Summary(String model, List<Row> layers, long totalParams, long trainableParams) {
  /**
   * One layer.
   *
   * @param name such as "dense_1"
   * @param type such as "Dense"
   * @param outputShape such as "(None, 30)"
   * @param params the number of parameters
   */
  public record Row(String name, String type, String outputShape, long params) {}

  /** Copies the rows. */
  public Summary {
    layers = List.copyOf(layers);
  }

  /**
   * Returns the table of a model.
   *
   * @param sample the shape of one sample, if the model is built
   * @throws IllegalStateException if the model is not built
   */
  static Summary of(String model, List<Layer> layers, Optional<int[]> sample) {
    int[] shape = sample.orElseThrow(() -> noWeights(model));
    List<Row> rows = new ArrayList<>();
    for (Layer layer : layers) {
      shape = layer.outputShape(shape);
      rows.add(new Row(layer.name(), layer.type(), Shapes.noneTuple(shape), layer.countParams()));
    }
    long params = rows.stream().mapToLong(Row::params).sum();
    long trainable =
        layers.stream()
            .flatMap(layer -> layer.trainableParameters().stream())
            .mapToLong(Parameter::size)
            .sum();
    return new Summary(model, rows, params, trainable);
  }

  private static IllegalStateException noWeights(String model) {
    return new IllegalStateException(
        "summary: "
            + model
            + " has no weights yet, since it has not seen the shape of a sample;"
            + " call fit(X, y) first, or build(784)");
  }

  /** Returns the number of parameters that training does not update. */
  public long nonTrainableParams() {
    return totalParams - trainableParams;
  }

  @Override
  public String toString() {
    return new SummaryTable(this).toString();
  }
}
