package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts the true and false positives and negatives at several thresholds. */
final class ThresholdCounts {
  private static final double TOLERATED = 1e-7;
  private static final double TOLERATED_RELATIVE = 1e-5;

  private final float[] thresholds;
  private final boolean even;
  // [k] counts the positive or negative entries whose prediction exceeds exactly k thresholds
  private final long[] positives;
  private final long[] negatives;

  /**
   * Creates counts that are all 0.
   *
   * @param ascending the thresholds in ascending order; the first may be slightly below 0, and the
   *     last may be slightly above 1
   */
  ThresholdCounts(float[] ascending) {
    thresholds = ascending.clone();
    even = spreadEvenly(ascending);
    positives = new long[ascending.length + 1];
    negatives = new long[ascending.length + 1];
  }

  /**
   * Adds the entries of the columns from firstColumn to endColumn (exclusive). Every label other
   * than 0 counts as positive.
   */
  void add(Tile yTrue, Tile yPred, int firstColumn, int endColumn) {
    for (int row = 0; row < yPred.rows(); row++) {
      int start = row * yPred.width();
      for (int i = start + firstColumn; i < start + endColumn; i++) {
        long[] side = yTrue.values()[i] != 0 ? positives : negatives;
        side[exceeded(yPred.values()[i])]++;
      }
    }
  }

  /** Returns the counts at each threshold; predictions above it count as positive. */
  List<BinaryConfusionMatrix> at() {
    long allPositives = Arrays.stream(positives).sum();
    long allNegatives = Arrays.stream(negatives).sum();
    List<BinaryConfusionMatrix> result = new ArrayList<>();
    long truePositives = allPositives;
    long falsePositives = allNegatives;
    for (int t = 0; t < thresholds.length; t++) {
      truePositives -= positives[t];
      falsePositives -= negatives[t];
      result.add(
          BinaryConfusionMatrix.of(
              truePositives,
              allPositives - truePositives,
              falsePositives,
              allNegatives - falsePositives));
    }
    return result;
  }

  void clear() {
    Arrays.fill(positives, 0);
    Arrays.fill(negatives, 0);
  }

  private int exceeded(float p) {
    if (!even) {
      return below(p);
    }
    // Keras' shortcut for evenly spaced thresholds, in float32: bucket = ceil(p * (n - 1)) - 1
    int bucket = (int) Math.ceil(p * (thresholds.length - 1)) - 1;
    return thresholds[0] < 0 ? Math.max(bucket, 0) + 1 : bucket + 1;
  }

  private int below(float p) {
    int low = 0;
    int high = thresholds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (thresholds[middle] < p) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean spreadEvenly(float[] thresholds) {
    int last = thresholds.length - 1;
    if (last < 2) {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      float expected = (float) i / last;
      double tolerated = TOLERATED + TOLERATED_RELATIVE * expected;
      if (Math.abs(thresholds[i] - expected) > tolerated) {
        return false;
      }
    }
    return true;
  }
}
