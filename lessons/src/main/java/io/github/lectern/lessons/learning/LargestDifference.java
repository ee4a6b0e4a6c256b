package io.github.lectern.lessons.learning;

import io.github.lectern.tensor.Plural;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * How far apart two lists of numbers are, such as losses by hand and by the library.
 *
 * @param what what is compared, such as "4 arrays"
 * @param largest the largest difference between two corresponding numbers; NaN if one of them is
 */
public record LargestDifference(String what, double largest) {
  /** The difference up to which two results count as equal: net and loop round differently. */
  public static final double TOLERANCE = 1e-6;

  /**
   * Compares two lists of arrays, such as gradients.
   *
   * @throws IllegalArgumentException if the lists or their arrays differ in length
   */
  public static LargestDifference of(List<INDArray> ours, List<INDArray> theirs) {
    requireSameLength(ours.size(), theirs.size());
    double largest =
        IntStream.range(0, ours.size())
            .mapToDouble(i -> difference(ours.get(i), theirs.get(i)))
            .reduce(0, Math::max);
    return new LargestDifference(Plural.of(ours.size(), "array"), largest);
  }

  /**
   * Compares the losses of two training runs, step by step.
   *
   * @throws IllegalArgumentException if the lists differ in length
   */
  public static LargestDifference ofLosses(List<Double> ours, List<Double> theirs) {
    requireSameLength(ours.size(), theirs.size());
    double largest =
        IntStream.range(0, ours.size())
            .mapToDouble(i -> Math.abs(ours.get(i) - theirs.get(i)))
            .reduce(0, Math::max);
    return new LargestDifference(ours.size() == 1 ? "1 loss" : ours.size() + " losses", largest);
  }

  private static double difference(INDArray ours, INDArray theirs) {
    requireSameLength(ours.length(), theirs.length());
    INDArray flat = theirs.castTo(DataType.DOUBLE).reshape(ours.shape());
    return Transforms.abs(ours.castTo(DataType.DOUBLE).sub(flat)).maxNumber().doubleValue();
  }

  private static void requireSameLength(long ours, long theirs) {
    if (ours != theirs) {
      throw new IllegalArgumentException(
          "LargestDifference: expected two lists of the same length but got %d and %d"
              .formatted(ours, theirs));
    }
  }

  /** Returns whether all differences are within {@link #TOLERANCE}. */
  public boolean isEqual() {
    return largest <= TOLERANCE;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, largest difference %.1e: %s up to 1e-6",
        what,
        largest,
        isEqual() ? "equal" : "not equal");
  }
}
