package io.github.lectern.keras.callbacks;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a callback may do with the model that is being trained. */
public interface TrainingControl {
  /** Ends the training after the current batch, or after the epoch if it is over. */
  void stopTraining();

  /** Copies of all weights, layer by layer. */
  List<INDArray> getWeights();

  /** Replaces all weights, in the order of {@link #getWeights()}. */
  void setWeights(List<INDArray> weights);
}
