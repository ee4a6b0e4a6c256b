package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.PythonNumber;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Recall over false positive rate, at every threshold from "nobody" to "everybody": the ROC curve.
 * {@link AUC} takes its area at 200 thresholds, here it is exact.
 *
 * <pre>{@code
 * RocCurve.of(yTrue, net.predict(X)).auc()
 * }</pre>
 *
 * @param points from (0,0), the highest threshold, to (1,1)
 */
public record RocCurve(List<Point> points) {
  /**
   * The point of one threshold.
   *
   * @param threshold scores above it count as positive
   * @param fpr the false positive rate, x
   * @param tpr the true positive rate or recall, y
   */
  public record Point(double threshold, double fpr, double tpr) {}

  /** Copies the points. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * Returns the curve of scores; a higher score means more likely positive.
   *
   * @param yTrue [n] or [n,1], 0 or 1
   * @param yScore [n] or [n,1], any numbers
   * @throws IllegalArgumentException if the shapes do not fit, a label is neither 0 nor 1, all
   *     labels are alike, or a score is NaN
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

  /** Returns the area under the curve: the probability that a positive scores above a negative. */
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
    return "ROC curve of %d points, AUC %s%s"
        .formatted(
            points.size(),
            PythonNumber.fixed(auc(), 5),
            CurveText.points(points.stream().map(RocCurve::words).toList()));
  }

  private static String words(Point point) {
    return "(%s, %s) %s"
        .formatted(
            CurveText.number(point.fpr()),
            CurveText.number(point.tpr()),
            CurveText.above(point.threshold()));
  }
}
