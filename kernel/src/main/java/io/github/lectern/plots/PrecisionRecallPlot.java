package io.github.lectern.plots;

import io.github.lectern.keras.metrics.PrecisionRecallCurve;
import io.github.lectern.keras.metrics.PrecisionRecallCurve.Point;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Precision against recall as a step curve. A dashed line shows the precision of guessing, which is
 * the share of positives.
 *
 * <pre>{@code
 * PrecisionRecallPlot.of(PrecisionRecallCurve.of(yTrue, net.predict(X)))
 * }</pre>
 */
public final class PrecisionRecallPlot implements Figure {
  private final Map<String, PrecisionRecallCurve> curves;
  private final ChartFigure figure;

  private PrecisionRecallPlot(Map<String, PrecisionRecallCurve> curves) {
    this.curves = curves;
    UnitSquare square = new UnitSquare("Precision-recall curve", "recall", "precision");
    curves.forEach(
        (name, curve) -> {
          double[][] steps = steps(curve.points());
          String legend = name + ", AP " + number(curve.averagePrecision());
          square.line(legend, steps[0], steps[1], Integer.MAX_VALUE);
        });
    double share = curves.values().iterator().next().prevalence();
    square.guess("guessing, precision " + number(share), share, share);
    this.figure = ChartFigure.of(square.chart());
  }

  /**
   * Returns the corners of the curve. Each gain in recall is drawn at the precision of its point,
   * so that the area under the curve is the average precision. Points without a gain are left out:
   * they would be spikes below the steps, or a start at (0, 0).
   */
  static double[][] steps(List<Point> points) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    double before = 0;
    for (Point point : points) {
      if (point.recall() > before) {
        x.addAll(List.of(before, point.recall()));
        y.addAll(List.of(point.precision(), point.precision()));
        before = point.recall();
      }
    }
    return new double[][] {doubles(x), doubles(y)};
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  /** Returns the plot of one curve, which is named "model". */
  public static PrecisionRecallPlot of(PrecisionRecallCurve curve) {
    return of("model", curve);
  }

  /** Returns the plot of one curve with a name. */
  public static PrecisionRecallPlot of(String name, PrecisionRecallCurve curve) {
    return new PrecisionRecallPlot(Map.of(name, curve));
  }

  /** Returns this plot with one more curve, which replaces any curve of the same name. */
  public PrecisionRecallPlot with(String name, PrecisionRecallCurve curve) {
    Map<String, PrecisionRecallCurve> more = new LinkedHashMap<>(curves);
    more.put(name, curve);
    return new PrecisionRecallPlot(more);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  public int width() {
    return figure.width();
  }

  @Override
  public int height() {
    return figure.height();
  }

  @Override
  public void paint(Graphics2D graphics) {
    figure.paint(graphics);
  }

  @Override
  public String description() {
    return curves.entrySet().stream()
        .map(
            entry ->
                "%s with average precision %s"
                    .formatted(entry.getKey(), number(entry.getValue().averagePrecision())))
        .collect(
            Collectors.joining(
                ", ",
                "Precision against recall: ",
                "; the dashed line shows guessing, with precision "
                    + number(curves.values().iterator().next().prevalence())
                    + "."));
  }

  @Override
  public String toString() {
    return description();
  }
}
