package io.github.lectern.lessons.check;

import io.github.lectern.tensor.ArrayPrinter;
import io.github.lectern.tensor.Plural;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Creates checks of answers that are arrays. The placeholder is an empty array or null. */
public final class ArrayCheck {
  private ArrayCheck() {}

  /**
   * Returns a check that accepts tensors of the right shape whose elements are all within the
   * tolerance.
   */
  public static Check<INDArray> of(String question, INDArray right, double tolerance) {
    return Check.<INDArray>of(
            question, INDArray::isEmpty, answer -> difference(right, answer, tolerance).isEmpty())
        .otherwise(answer -> difference(right, answer, tolerance));
  }

  /**
   * Returns a check that accepts arrays of the right length whose elements are all within the
   * tolerance.
   */
  public static Check<double[]> of(String question, double[] right, double tolerance) {
    INDArray expected = Nd4j.createFromArray(right);
    return Check.<double[]>of(
            question,
            answer -> answer.length == 0,
            answer -> difference(expected, Nd4j.createFromArray(answer), tolerance).isEmpty())
        .otherwise(answer -> difference(expected, Nd4j.createFromArray(answer), tolerance));
  }

  /** Returns a check that accepts one shape, such as {@code new long[] {784, 1}}. */
  public static Check<long[]> shape(String question, long... right) {
    return Check.<long[]>of(
            question, answer -> answer.length == 0, answer -> Arrays.equals(answer, right))
        .otherwise(
            answer ->
                answer.length == right.length
                    ? ""
                    : "Expected a shape with %s but got one with %d."
                        .formatted(Plural.of(right.length, "number"), answer.length));
  }

  /**
   * Returns a description of how the answer differs from the right array, or an empty text if it
   * does not.
   */
  static String difference(INDArray right, INDArray answer, double tolerance) {
    if (!Arrays.equals(right.shape(), answer.shape())) {
      return "Expected shape %s but got %s."
          .formatted(Arrays.toString(right.shape()), Arrays.toString(answer.shape()));
    }
    double[] expected = right.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    double[] actual = answer.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    int wrong = 0;
    int first = -1;
    for (int i = expected.length - 1; i >= 0; i--) {
      if (differ(expected[i], actual[i], tolerance)) {
        wrong++;
        first = i;
      }
    }
    return wrong == 0 ? "" : report(answer, wrong, first, actual[first]);
  }

  private static String report(INDArray answer, int wrong, int first, double element) {
    long[] place = new long[answer.rank()];
    long rest = first;
    for (int axis = place.length - 1; axis >= 0; axis--) {
      place[axis] = rest % answer.size(axis);
      rest /= answer.size(axis);
    }
    String yours = AnswerText.isShort(answer) ? " Yours: " + ArrayPrinter.str(answer) : "";
    String where = Arrays.toString(place);
    String is = AnswerText.of(element);
    return wrong == 1
        ? "The shape is right, but the element at %s is wrong: it is %s.%s"
            .formatted(where, is, yours)
        : "The shape is right, but %d of %d elements are wrong; the first, at %s, is %s.%s"
            .formatted(wrong, answer.length(), where, is, yours);
  }

  /** Returns whether two numbers differ. Two NaNs count as equal. */
  static boolean differ(double expected, double actual, double tolerance) {
    return Double.compare(expected, actual) != 0 && !(Math.abs(expected - actual) <= tolerance);
  }
}
