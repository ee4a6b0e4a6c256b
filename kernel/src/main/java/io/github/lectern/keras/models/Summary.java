package io.github.lectern.keras.models;

import java.util.List;

/**
 * The table that {@code summary()} returns; prints as Keras prints it.
 *
 * @param model the model's name
 * @param layers a row for each layer
 * @param totalParams the parameters of all layers
 * @param trainableParams those that training changes
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

  /** The parameters that training leaves alone. */
  public long nonTrainableParams() {
    return totalParams - trainableParams;
  }

  @Override
  public String toString() {
    return new SummaryTable(this).toString();
  }
}
