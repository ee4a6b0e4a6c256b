package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.PythonNumber;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The ROC curve: the true positive rate (recall) against the false positive rate at all thresholds.
 * The area under this curve is exact, whereas {@link AUC} by default approximates it with 200
 * thresholds.
 *
 * <pre>{@code
 * RocCurve.of(yTrue, net.predict(X)).auc()
 * }</pre>
 *
 * @param points the points from the highest threshold, (0,0), to the lowest, (1,1)
 */
public record RocCurve(List<Point> points) {
  /**
   * The point at one threshold.
   *
   * @param threshold scores above it count as positive
   * @param fpr the false positive rate, the x coordinate
   * @param tpr the true positive rate or recall, the y coordinate
   */
  public record Point(double threshold, double fpr, double tpr) {}

  /** Copies the points. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * Computes the curve. Higher scores must mean that a sample is more likely to be positive.
   *
   * @param yTrue [n] or [n,1], 0 or 1
   * @param yScore [n] or [n,1], any numbers
   * @throws IllegalArgumentException if the shapes do not match, a label is neither 0 nor 1, all
   *     labels are equal, or a score is NaN
   */
  public static RocCurve of(INDArray yTrue, INDArray yScore) {
    ThresholdSweep sweep = ThresholdSweep.of("RocCurve", yTrue, yScore);
    return new RocCurve(
        IntStream.range(0, sweep.thresholds().size())
            .mapToObj(i -> point(sweep.thresholds().get(i), sweep.matrices().get(i)))
            .toList());
  }

  private static Point point(double threshold, BinaryConfusionMatrix matrix) {
    return new Point(threshold, matrix.fpr(), matrix.recall());
  }

  /**
   * Returns the area under the curve. It is the probability that a random positive sample has a
   * higher score than a random negative sample, where a pair with equal scores counts as one half.
   */
  public double auc() {
    // sum_i (x_i+1 - x_i) (y_i + y_i+1) / 2
    double area = 0;
    for (int i = 0; i + 1 < points.size(); i++) {
      Point a = points.get(i);
      Point b = points.get(i + 1);
      area += (b.fpr() - a.fpr()) * (a.tpr() + b.tpr()) / 2;
    }
    return area;
  }

  @Override
  public String toString() {
    return "ROC curve with %s, AUC %s%s"
        .formatted(
            Plural.of(points.size(), "point"),
            PythonNumber.fixed(auc(), 5),
            CurveText.points(points.stream().map(RocCurve::words).toList()));
  }

  private static String words(Point point) {
    return "(%s, %s) %s"
        .formatted(
            CurveText.number(point.fpr()),
            CurveText.number(point.tpr()),
            CurveText.at(point.threshold()));
  }
}
