package io.github.lectern.keras.layers;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Arithmetic on the shape of one sample. */
final class Shape {
  private Shape() {}

  /** Returns the number of values in one sample: 1 if a sample is a single number. */
  static int size(int[] sample) {
    return Arrays.stream(sample).reduce(1, Math::multiplyExact);
  }

  static int[] ints(long[] sample) {
    return LongStream.of(sample).mapToInt(Math::toIntExact).toArray();
  }

  static LongStream longs(int[] sample) {
    return Arrays.stream(sample).asLongStream();
  }

  /** Returns the shape of a batch of such samples as text, such as [n,28,28]. */
  static String text(int[] sample) {
    return Arrays.stream(sample)
        .mapToObj(size -> "," + size)
        .collect(Collectors.joining("", "[n", "]"));
  }
}
