package io.github.lectern.tensor;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks the arrays that methods written by users return. */
public final class UserResultCheck {
  private UserResultCheck() {}

  /**
   * Checks the shape of an array and returns the array as rows of floats in C order.
   *
   * @param method the method that returned the array, such as "MyLoss.gradient"
   * @param array the array, of any numeric type and layout
   * @param advice what to do if the shape is wrong
   * @param shape the expected shape, of rank 1 or more
   * @throws IllegalArgumentException if the array is null or has another shape; the message names
   *     the method
   */
  public static Rows rows(String method, INDArray array, String advice, long... shape) {
    if (array == null) {
      throw new IllegalArgumentException(
          method + ": expected " + Shapes.brackets(shape) + " but got null; return an INDArray");
    }
    if (!Arrays.equals(array.shape(), shape)) {
      throw new IllegalArgumentException(
          method
              + ": expected "
              + Shapes.brackets(shape)
              + " but got "
              + Shapes.brackets(array.shape())
              + "; "
              + advice);
    }
    return Rows.of(array);
  }

  /**
   * Returns the simple name of an object's class, or of its superclass if the class is anonymous.
   */
  public static String className(Object object) {
    Class<?> type = object.getClass();
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }
}
