package io.github.lectern.tensor;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Looks at what a method gave back that a user wrote. */
public final class Returned {
  private Returned() {}

  /**
   * Returns the array as rows, if its shape is right: the numbers one after the other in C order.
   *
   * @param method who returned it, such as "MyLoss.gradient"
   * @param array what it returned, of any number type and layout
   * @param advice what to do if the shape is wrong
   * @param shape the shape that it must have, of rank 1 or more
   * @throws IllegalArgumentException if it is null, or has another shape; names the method
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
   * Returns the simple name of a class that a user wrote; of an anonymous one, that of its parent.
   */
  public static String className(Object object) {
    Class<?> type = object.getClass();
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }
}
