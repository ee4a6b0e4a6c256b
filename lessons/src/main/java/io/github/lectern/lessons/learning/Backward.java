package io.github.lectern.lessons.learning;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A backward pass through a net with one hidden layer. */
@FunctionalInterface
public interface Backward {
  /**
   * Returns the gradient of the mean loss for each of the weights.
   *
   * @param x the samples, [n,inputs]
   * @param y the labels, 0 or 1, [n,1]
   * @param w the weights W1 [inputs,nodes], b1 [nodes], W2 [nodes,1] and b2 [1]
   */
  List<INDArray> gradients(INDArray x, INDArray y, List<INDArray> w);
}
