package io.github.lectern.lessons.check;

import io.github.lectern.tensor.ArrayPrinter;
import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Formats values for messages: fractions with at most six significant digits, arrays as lists of
 * their elements, and large tensors as their shapes.
 */
final class AnswerText {
  private static final int MOST_ELEMENTS = 12;

  private AnswerText() {}

  static String of(Object value) {
    if (value instanceof Double number) {
      return of(number.doubleValue());
    }
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers).mapToObj(AnswerText::of).toList().toString();
    }
    if (value instanceof long[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof int[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof INDArray array) {
      return isShort(array)
          ? ArrayPrinter.str(array).replaceAll("\\s+", " ")
          : "a tensor of shape " + Arrays.toString(array.shape());
    }
    return String.valueOf(value);
  }

  static boolean isShort(INDArray array) {
    return array.length() <= MOST_ELEMENTS;
  }

  static String of(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return String.format(Locale.ROOT, "%.6g", number)
        .replaceFirst("(\\.\\d*?)0+(?=e|$)", "$1")
        .replaceFirst("\\.(?=e|$)", "");
  }
}
