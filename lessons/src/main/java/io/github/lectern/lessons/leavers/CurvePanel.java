package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import io.github.lectern.keras.metrics.PrecisionRecallCurve.Point;
import io.github.lectern.keras.metrics.RocCurve;
import io.github.lectern.lessons.interactive.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** A panel with a curve of two ratios, each from 0 to 1, and the threshold's point on it. */
final class CurvePanel implements Panel {
  private static final double TOP = 384;
  private static final double SIDE = 180;

  private final double left;
  private final String background;
  private final ToDoubleFunction<BinaryConfusionMatrix> x;
  private final ToDoubleFunction<BinaryConfusionMatrix> y;

  private CurvePanel(
      double left,
      String background,
      ToDoubleFunction<BinaryConfusionMatrix> x,
      ToDoubleFunction<BinaryConfusionMatrix> y) {
    this.left = left;
    this.background = background;
    this.x = x;
    this.y = y;
  }

  /** Returns a panel with the ROC curve and the diagonal of a random guess. */
  static CurvePanel roc(double left, RocCurve curve) {
    double[] fpr = curve.points().stream().mapToDouble(RocCurve.Point::fpr).toArray();
    double[] tpr = curve.points().stream().mapToDouble(RocCurve.Point::tpr).toArray();
    return new CurvePanel(
        left,
        frame(left, "ROC curve", "FPR", "recall")
            + Svg.dashes(left, TOP + SIDE, left + SIDE, TOP, Svg.GREY)
            + curve(left, fpr, tpr),
        BinaryConfusionMatrix::fpr,
        BinaryConfusionMatrix::recall);
  }

  /**
   * Returns a panel with precision against recall, as steps, and the precision of a random guess.
   */
  static CurvePanel precisionRecall(double left, PrecisionRecallCurve curve) {
    List<Point> gains = gains(curve.points());
    double[] recall = new double[2 * gains.size()];
    for (int i = 0; i < gains.size(); i++) {
      recall[2 * i] = i == 0 ? 0 : gains.get(i - 1).recall();
      recall[2 * i + 1] = gains.get(i).recall();
    }
    double[] precision = gains.stream().flatMapToDouble(p -> twice(p.precision())).toArray();
    double lots = TOP + SIDE * (1 - curve.prevalence());
    return new CurvePanel(
        left,
        frame(left, "Precision-recall curve", "recall", "precision")
            + Svg.dashes(left, lots, left + SIDE, lots, Svg.GREY)
            + curve(left, recall, precision),
        BinaryConfusionMatrix::recall,
        BinaryConfusionMatrix::precision);
  }

  /**
   * Returns the points at which recall grows. At the points between them, only false positives were
   * added; drawn as well, they would be spikes below the steps.
   */
  private static List<Point> gains(List<Point> points) {
    List<Point> gains = new ArrayList<>();
    double before = 0;
    for (Point point : points) {
      if (point.recall() > before) {
        gains.add(point);
      }
      before = point.recall();
    }
    return gains;
  }

  private static DoubleStream twice(double value) {
    return DoubleStream.of(value, value);
  }

  private static String frame(double left, String title, String x, String y) {
    double bottom = TOP + SIDE;
    return Svg.bold(Svg.middle(left + SIDE / 2, TOP - 12, Svg.INK, title))
        + Svg.box(left, TOP, SIDE, SIDE, Svg.GREY)
        + Svg.middle(left, bottom + 18, Svg.INK, "0")
        + Svg.middle(left + SIDE / 2, bottom + 18, Svg.INK, x)
        + Svg.middle(left + SIDE, bottom + 18, Svg.INK, "1")
        + Svg.end(left - 6, bottom + 4, Svg.INK, "0")
        + Svg.end(left - 8, TOP + SIDE / 2, Svg.INK, y)
        + Svg.end(left - 6, TOP + 10, Svg.INK, "1");
  }

  private static String curve(double left, double[] x, double[] y) {
    return Svg.curve(
        DoubleStream.of(x).map(value -> left + SIDE * value).toArray(),
        DoubleStream.of(y).map(value -> TOP + SIDE * (1 - value)).toArray(),
        Svg.BLUE);
  }

  @Override
  public String background() {
    return background;
  }

  /** Returns the point at the threshold, or a note if one of the two ratios is undefined. */
  @Override
  public String drawing(double threshold, BinaryConfusionMatrix matrix) {
    double across = x.applyAsDouble(matrix);
    double up = y.applyAsDouble(matrix);
    return Double.isNaN(across) || Double.isNaN(up)
        ? Svg.middle(left + SIDE / 2, TOP + SIDE / 2, Svg.INK, "undefined (0/0)")
        : Svg.dot(left + SIDE * across, TOP + SIDE * (1 - up), 8, Svg.VERMILLION);
  }
}
