package io.github.lectern.keras.metrics;

import io.github.lectern.tensor.PythonNumber;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Precision over recall, at every threshold at which something is found.
 *
 * <pre>{@code
 * PrecisionRecallCurve.of(yTrue, net.predict(X)).averagePrecision()
 * }</pre>
 *
 * @param points from the highest threshold to the lowest
 * @param prevalence the fraction of positives: the precision of guessing
 */
public record PrecisionRecallCurve(List<Point> points, double prevalence) {
  /**
   * The point of one threshold.
   *
   * @param threshold scores above it count as positive
   * @param recall x
   * @param precision y
   */
  public record Point(double threshold, double recall, double precision) {}

  /** Copies the points. */
  public PrecisionRecallCurve {
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
  public static PrecisionRecallCurve of(INDArray yTrue, INDArray yScore) {
    ThresholdSweep sweep = ThresholdSweep.of("PrecisionRecallCurve", yTrue, yScore);
    BinaryConfusionMatrix nothing = sweep.matrices().get(0); // its precision is undefined
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
   * Returns the mean precision over recall, each step of recall at the precision it was reached
   * with.
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
    return "Precision-recall curve of %d points, average precision %s, prevalence %s%s"
        .formatted(
            points.size(),
            PythonNumber.fixed(averagePrecision(), 5),
            CurveText.number(prevalence),
            CurveText.points(points.stream().map(PrecisionRecallCurve::words).toList()));
  }

  private static String words(Point point) {
    return "recall %s, precision %s %s"
        .formatted(
            CurveText.number(point.recall()),
            CurveText.number(point.precision()),
            CurveText.above(point.threshold()));
  }
}
