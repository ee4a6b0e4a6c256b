package io.github.lectern.keras;

import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.OneHot;
import io.github.lectern.tensor.Shapes;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Turns labels into one-hot rows, like {@code keras.utils.to_categorical}. */
public final class Categorical {
  private Categorical() {}

  /**
   * Returns one-hot rows. Keras: {@code to_categorical(y, 10)}. Example: {@code toCategorical(new
   * int[] {0, 1, 1}, 2)} is [[1, 0], [0, 1], [0, 1]].
   *
   * @param labels class numbers, each from 0 to numClasses - 1
   * @param numClasses the number of classes, which is the length of a row
   * @return shape [n, numClasses], float32
   * @throws IllegalArgumentException if a label is out of range
   */
  public static INDArray toCategorical(int[] labels, int numClasses) {
    return OneHot.toCategorical(labels, numClasses);
  }

  /**
   * Returns one-hot rows; the number of classes is the largest label plus 1. Keras: {@code
   * to_categorical(y)}.
   *
   * @param labels at least one class number, each 0 or more
   * @return shape [n, largest + 1], float32
   * @throws IllegalArgumentException if a label is negative, or there are no labels
   */
  public static INDArray toCategorical(int[] labels) {
    return OneHot.toCategorical(labels);
  }

  /**
   * Returns one-hot rows. Keras: {@code to_categorical(y, 10)}. Example: {@code
   * toCategorical(yTrain, 10)}. Prints a warning if the labels are already one-hot rows.
   *
   * @param labels class numbers of any numeric type, each from 0 to numClasses - 1; shape [n] or
   *     [n,1]
   * @param numClasses the number of classes, which is the length of a row
   * @return shape [n, numClasses], float32; for labels of another shape, that shape with one more
   *     axis
   * @throws IllegalArgumentException if a label is out of range, not a whole number, or NaN
   */
  public static INDArray toCategorical(INDArray labels, int numClasses) {
    return checked(labels, OneHot.toCategorical(labels, numClasses));
  }

  /**
   * Returns one-hot rows; the number of classes is the largest label plus 1. Keras: {@code
   * to_categorical(y)}. Prints a warning if the labels are already one-hot rows.
   *
   * @param labels at least one class number of any numeric type, each 0 or more; shape [n] or [n,1]
   * @return shape [n, largest + 1], float32
   * @throws IllegalArgumentException if a label is negative, not a whole number, or NaN
   */
  public static INDArray toCategorical(INDArray labels) {
    return checked(labels, OneHot.toCategorical(labels));
  }

  private static INDArray checked(INDArray labels, INDArray coded) {
    if (OneHot.isOneHot(labels)) {
      String warning =
          """
          Warning: toCategorical: these labels of shape %s are already one-hot (a single 1 in each\
           row); use them as they are, without toCategorical.
          The result of this call has the shape %s.
          """;
      String text =
          warning.formatted(Shapes.brackets(labels.shape()), Shapes.brackets(coded.shape()));
      Session.current().progressSink().write(text);
    }
    return coded;
  }
}
