package io.github.lectern.tensor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Formats, measures and converts shapes. The shape of a sample is an int[], as in layers; the shape
 * of a tensor is a long[], as in ND4J.
 */
public final class Shapes {
  private Shapes() {}

  /** Returns a shape as Python shows it: "(60000, 28, 28)", "(60000,)" or "()". */
  public static String tuple(long... shape) {
    String comma = shape.length == 1 ? "," : "";
    return join(numbers(shape), "(", ", ", comma + ")");
  }

  /** Returns the shape of a tensor as Python shows it: "(60000, 28, 28)". */
  public static String tuple(INDArray x) {
    return tuple(x.shape());
  }

  /** Returns a shape as Lectern's messages show it: "[60000,28,28]". */
  public static String brackets(long... shape) {
    return join(numbers(shape), "[", ",", "]");
  }

  /** Returns a shape as Lectern's messages show it: "[28,28]". */
  public static String brackets(int... shape) {
    return brackets(longs(shape));
  }

  /**
   * Returns the shape of any number of samples as Lectern's messages show it: "[n,28,28]".
   *
   * @param sampleShape the shape of one sample, without the first axis
   */
  public static String batch(long... sampleShape) {
    return join(Stream.concat(Stream.of("n"), numbers(sampleShape)), "[", ",", "]");
  }

  /** Returns the shape of any number of samples as Lectern's messages show it: "[n,28,28]". */
  public static String batch(int... sampleShape) {
    return batch(longs(sampleShape));
  }

  /**
   * Returns the shape of any number of samples as Keras' summary shows it: "(None, 28, 28)".
   *
   * @param sampleShape the shape of one sample, without the first axis
   */
  public static String noneTuple(int... sampleShape) {
    String comma = sampleShape.length == 0 ? "," : "";
    return join(
        Stream.concat(Stream.of("None"), numbers(longs(sampleShape))), "(", ", ", comma + ")");
  }

  /**
   * Returns an error message if a tensor is a single sample where a batch is expected, otherwise
   * empty. Tensors of a single value are not checked.
   *
   * @param x the tensor, such as a vector of 4 numbers
   * @param sample the expected shape of one sample, such as 4
   */
  public static Optional<String> singleSample(INDArray x, int... sample) {
    long[] shape = longs(sample);
    if (size(shape) == 1 || !Arrays.equals(x.shape(), shape)) {
      return Optional.empty();
    }
    String row = join(Stream.concat(Stream.of("1"), numbers(shape)), "(", ", ", ")");
    return Optional.of(
        "expected samples %s but got a single sample, %s; reshape%s makes it a batch of one"
            .formatted(batch(shape), brackets(shape), row));
  }

  /**
   * Returns the number of values in a shape: 784 for [28,28], 1 for [].
   *
   * @throws ArithmeticException if the number is above 2^63 - 1
   */
  public static long size(long... shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /**
   * Returns the number of values in one sample: 784 for [28,28], 1 for [].
   *
   * @throws ArithmeticException if the number is above 2^31 - 1
   */
  public static int size(int... sampleShape) {
    return Arrays.stream(sampleShape).reduce(1, Math::multiplyExact);
  }

  /** Returns the shape of n samples: [n,28,28] for samples of shape [28,28]. */
  public static long[] ofSamples(long n, int... sampleShape) {
    return LongStream.concat(LongStream.of(n), LongStream.of(longs(sampleShape))).toArray();
  }

  /**
   * Returns a shape as ints.
   *
   * @throws ArithmeticException if a size is above 2^31 - 1
   */
  public static int[] ints(long... shape) {
    return LongStream.of(shape).mapToInt(Math::toIntExact).toArray();
  }

  private static long[] longs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }

  private static Stream<String> numbers(long[] shape) {
    return LongStream.of(shape).mapToObj(Long::toString);
  }

  private static String join(Stream<String> parts, String open, String separator, String close) {
    return parts.collect(Collectors.joining(separator, open, close));
  }
}
