package io.github.lectern.plots;

import io.github.lectern.keras.metrics.RocCurve;
import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * ROC curves in one square: recall against false positive rate. A dashed diagonal shows the result
 * of guessing.
 *
 * <pre>{@code
 * RocPlot.of(RocCurve.of(yTrue, net.predict(X)))
 * RocPlot.of("logistic", first).with("by hand", second)
 * }</pre>
 */
public final class RocPlot implements Figure {
  private final Map<String, RocCurve> curves;
  private final ChartFigure figure;

  private RocPlot(Map<String, RocCurve> curves) {
    this.curves = curves;
    UnitSquare square =
        new UnitSquare("ROC curve", "false positive rate", "recall (true positive rate)");
    curves.forEach(
        (name, curve) ->
            square.line(
                name + ", AUC " + number(curve.auc()),
                values(curve, RocCurve.Point::fpr),
                values(curve, RocCurve.Point::tpr),
                curve.points().size()));
    square.guess("guessing, AUC 0.5", 0, 1);
    this.figure = ChartFigure.of(square.chart());
  }

  /** Returns the plot of one curve, which is named "model". */
  public static RocPlot of(RocCurve curve) {
    return of("model", curve);
  }

  /** Returns the plot of one curve with a name. */
  public static RocPlot of(String name, RocCurve curve) {
    return new RocPlot(Map.of(name, curve));
  }

  /** Returns this plot with one more curve, which replaces any curve of the same name. */
  public RocPlot with(String name, RocCurve curve) {
    Map<String, RocCurve> more = new LinkedHashMap<>(curves);
    more.put(name, curve);
    return new RocPlot(more);
  }

  private static double[] values(RocCurve curve, ToDoubleFunction<RocCurve.Point> value) {
    return curve.points().stream().mapToDouble(value).toArray();
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
        .map(entry -> entry.getKey() + " with AUC " + number(entry.getValue().auc()))
        .collect(
            Collectors.joining(
                ", ",
                "ROC curve, recall against false positive rate: ",
                "; the dashed diagonal shows guessing, with AUC 0.5."));
  }

  @Override
  public String toString() {
    return description();
  }
}
