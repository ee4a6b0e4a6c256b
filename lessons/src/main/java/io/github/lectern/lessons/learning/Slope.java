package io.github.lectern.lessons.learning;

import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Finds the slopes of a function by trial, without a formula. */
@FunctionalInterface
public interface Slope {
  /**
   * Returns the slope of the function for each element of w, in the shape of w.
   *
   * @param f a function of a matrix, such as a loss
   * @param w where to measure
   */
  INDArray of(ToDoubleFunction<INDArray> f, INDArray w);
}
