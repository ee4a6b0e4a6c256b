package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.PythonNumber;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The precision-recall curve: precision against recall at every threshold with at least one
 * positive prediction.
 *
 * <pre>{@code
 * PrecisionRecallCurve.of(yTrue, net.predict(X)).averagePrecision()
 * }</pre>
 *
 * @param points the points from the highest threshold to the lowest
 * @param prevalence the fraction of positive labels, which is the precision of random guessing
 */
public record PrecisionRecallCurve(List<Point> points, double prevalence) {
  /**
   * The point at one threshold.
   *
   * @param threshold scores above it count as positive
   * @param recall the x coordinate
   * @param precision the y coordinate
   */
  public record Point(double threshold, double recall, double precision) {}

  /** Copies the points. */
  public PrecisionRecallCurve {
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
  public static PrecisionRecallCurve of(INDArray yTrue, INDArray yScore) {
    ThresholdSweep sweep = ThresholdSweep.of("PrecisionRecallCurve", yTrue, yScore);
    // at the highest threshold, nothing is predicted as positive, so the precision is undefined
    BinaryConfusionMatrix nothing = sweep.matrices().get(0);
    return new PrecisionRecallCurve(
        IntStream.range(1, sweep.thresholds().size())
            .mapToObj(i -> point(sweep.thresholds().get(i), sweep.matrices().get(i)))
            .toList(),
        (double) nothing.fn() / nothing.total());
  }

  private static Point point(double threshold, BinaryConfusionMatrix matrix) {
    return new Point(threshold, matrix.recall(), matrix.precision());
  }

  /**
   * Returns the average precision: the mean of the precisions at all points, weighted by the
   * increase in recall since the previous point.
   */
  public double averagePrecision() {
    // AP = sum_i (R_i - R_i-1) P_i, with R_0 = 0
    double sum = 0;
    double before = 0;
    for (Point point : points) {
      sum += (point.recall() - before) * point.precision();
      before = point.recall();
    }
    return sum;
  }

  @Override
  public String toString() {
    return "Precision-recall curve with %s, average precision %s, prevalence %s%s"
        .formatted(
            Plural.of(points.size(), "point"),
            PythonNumber.fixed(averagePrecision(), 5),
            CurveText.number(prevalence),
            CurveText.points(points.stream().map(PrecisionRecallCurve::words).toList()));
  }

  private static String words(Point point) {
    return "recall %s, precision %s %s"
        .formatted(
            CurveText.number(point.recall()),
            CurveText.number(point.precision()),
            CurveText.at(point.threshold()));
  }
}
