package io.github.lectern.keras.metrics;

import io.github.lectern.keras.engine.Tile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The confusion matrices at all thresholds that lead to different predictions. At the highest
 * threshold, no sample is predicted as positive; at the lowest, all samples are.
 *
 * @param thresholds the distinct scores in descending order, then negative infinity
 * @param matrices the confusion matrix at each threshold; scores above it count as positive
 */
record ThresholdSweep(List<Double> thresholds, List<BinaryConfusionMatrix> matrices) {
  /**
   * Computes the confusion matrices.
   *
   * @param caller the name with which error messages begin
   * @param yTrue [n] or [n,1], 0 or 1
   * @param yScore [n] or [n,1], any numbers
   * @throws IllegalArgumentException if the shapes do not match, a label is neither 0 nor 1, all
   *     labels are equal, or a score is NaN
   */
  static ThresholdSweep of(String caller, INDArray yTrue, INDArray yScore) {
    Tile[] tiles = LabelChecks.binary(caller, yTrue, yScore);
    float[] labels = tiles[0].values();
    float[] scores = tiles[1].values();
    int n = tiles[0].rows();
    long positives = IntStream.range(0, n).filter(i -> labels[i] == 1).count();
    if (positives == 0 || positives == n) {
      throw new IllegalArgumentException(
          "%s: expected positive and negative labels but got %d positive and %d negative"
              .formatted(caller, positives, n - positives));
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return swept(labels, scores, order, positives);
  }

  private static ThresholdSweep swept(float[] labels, float[] scores, int[] order, long positives) {
    List<Double> thresholds = new ArrayList<>();
    List<BinaryConfusionMatrix> matrices = new ArrayList<>();
    long negatives = order.length - positives;
    long tp = 0;
    for (int found = 0; found < order.length; found++) {
      if (found == 0 || scores[order[found]] != scores[order[found - 1]]) {
        thresholds.add((double) scores[order[found]]);
        matrices.add(matrix(tp, found - tp, positives, negatives));
      }
      tp += labels[order[found]] == 1 ? 1 : 0;
    }
    thresholds.add(Double.NEGATIVE_INFINITY);
    matrices.add(matrix(positives, negatives, positives, negatives));
    return new ThresholdSweep(List.copyOf(thresholds), List.copyOf(matrices));
  }

  private static BinaryConfusionMatrix matrix(long tp, long fp, long positives, long negatives) {
    return BinaryConfusionMatrix.of(tp, positives - tp, fp, negatives - fp);
  }
}
