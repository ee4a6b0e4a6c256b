package io.github.lectern.keras.callbacks;

import java.io.IOException;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The operations that a callback may perform on the model that is being trained. */
public interface TrainingControl {
  /** Stops training after the current batch, or after the epoch if its last batch is done. */
  void stopTraining();

  /** Returns the learning rate of the next step. */
  double learningRate();

  /**
   * Changes the learning rate of the following steps.
   *
   * @param value at least 0
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  void setLearningRate(double value);

  /** Returns copies of all weights, layer by layer. */
  List<INDArray> getWeights();

  /**
   * Writes the model to a file, like {@code net.save(file)}.
   *
   * @throws IOException if the file cannot be written
   */
  void save(String file) throws IOException;

  /**
   * Writes the weights to a file, like {@code net.saveWeights(file)}.
   *
   * @throws IOException if the file cannot be written
   */
  void saveWeights(String file) throws IOException;

  /** Replaces all weights, in the order of {@link #getWeights()}. */
  void setWeights(List<INDArray> weights);
}
