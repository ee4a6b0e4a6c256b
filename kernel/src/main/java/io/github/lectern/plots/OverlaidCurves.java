package io.github.lectern.plots;

import io.github.lectern.keras.callbacks.History;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A loss or metric of several training runs in one chart, by epoch. Several runs with the same
 * label, such as runs with different seeds, are drawn as their mean with error bars of one standard
 * deviation.
 *
 * <pre>{@code
 * OverlaidCurves.of("accuracy").add("raw", net1.history()).add("divided by 255", net2.history())
 * }</pre>
 */
public final class OverlaidCurves implements Figure {
  private static final int WIDTH = ChartStyle.WIDTH;
  private static final int HEIGHT = 360;
  private static final int LEGEND_LINES = 6;
  private static final int LEGEND_LINE = 20;
  private static final int MOST_MARKERS = 30;
  private static final double LOG_FROM_RATIO = 10;
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP
  };

  private final String name;
  private final String axis;
  private final List<MeanCurve> curves;

  private OverlaidCurves(String name, String axis, List<MeanCurve> curves) {
    this.name = name;
    this.axis = axis;
    this.curves = curves;
  }

  /**
   * Returns a chart without curves.
   *
   * @param name the name of the loss or metric in the logs, such as "loss" or "val_accuracy"
   */
  public static OverlaidCurves of(String name) {
    return new OverlaidCurves(name, "epoch", List.of());
  }

  /**
   * Returns this chart for histories whose values do not belong to epochs, but to steps, say.
   *
   * @param unit the title of the x axis, such as "step"
   */
  public OverlaidCurves by(String unit) {
    return new OverlaidCurves(name, unit, curves);
  }

  /**
   * Returns this chart with one more curve.
   *
   * @param label the label of the curve
   * @param runs the history of one training run, or of several that differ only in their random
   *     seed
   * @throws IllegalArgumentException if the label is already used, a history does not contain the
   *     loss or metric, or the runs have different numbers of epochs
   */
  public OverlaidCurves add(String label, History... runs) {
    return add(label, name, runs);
  }

  /**
   * Returns this chart with one more curve, for a loss or metric that has another name in the logs.
   *
   * @param label the label of the curve
   * @param nameInLogs the name in the logs of these runs, such as "val_loss"
   * @param runs the history of one training run, or of several that differ only in their random
   *     seed
   * @throws IllegalArgumentException if the label is already used, a history does not contain the
   *     loss or metric, or the runs have different numbers of epochs
   */
  public OverlaidCurves add(String label, String nameInLogs, History... runs) {
    if (curves.stream().anyMatch(curve -> curve.label().equals(label))) {
      throw new IllegalArgumentException(
          "OverlaidCurves: expected a new label but got \""
              + label
              + "\" again; give each curve a different label");
    }
    if (runs.length == 0) {
      throw new IllegalArgumentException(
          "OverlaidCurves: expected at least one run for \""
              + label
              + "\" but got none; add what fit returned: add(\""
              + label
              + "\", history)");
    }
    List<MeanCurve> more = new ArrayList<>(curves);
    more.add(MeanCurve.of(label, nameInLogs, runs));
    return new OverlaidCurves(name, axis, List.copyOf(more));
  }

  /**
   * Returns an XChart chart, so that you can restyle it.
   *
   * @throws IllegalStateException if the chart has no curve
   */
  public XYChart chart() {
    if (curves.isEmpty()) {
      throw new IllegalStateException(
          "OverlaidCurves: expected a curve but got none; call add(\"name\", history) first");
    }
    XYChart chart = new XYChart(WIDTH, height());
    ChartStyle.apply(chart);
    chart.setTitle(logarithmic() ? name + " (log scale)" : name);
    chart.setXAxisTitle(axisTitle());
    for (int i = 0; i < curves.size(); i++) {
      draw(chart, curves.get(i), i);
    }
    if (curves.stream().anyMatch(MeanCurve::hasBars)) {
      chart.getStyler().setLegendLayout(LegendLayout.Vertical); // its entries are long
    }
    int epochs = curves.stream().mapToInt(curve -> curve.mean().size()).max().orElseThrow();
    ChartStyle.integerAxis(chart, 1, epochs);
    if (logarithmic()) {
      ChartStyle.logarithmicAxis(chart);
    }
    return chart;
  }

  /**
   * Returns the title of the x axis, which explains the bars where one sentence is true of all of
   * them. Otherwise the legend explains them, at the cost of two lines for each curve.
   */
  private String axisTitle() {
    return haveSameBars()
        ? "%s (bars: ± 1 standard deviation over %d seeds)".formatted(axis, seeds()[0])
        : axis;
  }

  private boolean haveSameBars() {
    return seeds().length == 1;
  }

  /** Returns the different numbers of runs of those curves that have bars. */
  private int[] seeds() {
    return curves.stream()
        .filter(MeanCurve::hasBars)
        .mapToInt(MeanCurve::runs)
        .distinct()
        .toArray();
  }

  private String legend(MeanCurve curve) {
    return haveSameBars() ? curve.legend() : curve.legendWithBars();
  }

  private void draw(XYChart chart, MeanCurve curve, int place) {
    XYSeries series =
        curve.hasBars()
            ? chart.addSeries(curve.label(), curve.x(), curve.y(), curve.bars())
            : chart.addSeries(curve.label(), curve.x(), curve.y());
    series.setLabel(legend(curve));
    series.setLineColor(Palette.series()[place % Palette.series().length]);
    series.setMarkerColor(series.getLineColor());
    series.setLineStyle(place % 2 == 0 ? SeriesLines.SOLID : SeriesLines.DASH_DASH);
    series.setLineWidth(2f);
    series.setMarker(
        curve.mean().size() > MOST_MARKERS ? SeriesMarkers.NONE : MARKERS[place % MARKERS.length]);
  }

  /**
   * Returns whether the y axis is logarithmic. As in {@link LearningCurve}, curves that fall far
   * would look flat after their first epochs on a linear axis.
   */
  private boolean logarithmic() {
    double least = curves.stream().mapToDouble(MeanCurve::least).min().orElse(0);
    double most = curves.stream().mapToDouble(MeanCurve::most).max().orElse(0);
    return least > 0 && most > 1 && most >= LOG_FROM_RATIO * least;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  /** Returns the height, which grows with the legend of curves that have bars. */
  @Override
  public int height() {
    boolean isVertical = curves.stream().anyMatch(MeanCurve::hasBars);
    long lines = curves.stream().flatMap(curve -> legend(curve).lines()).count();
    return HEIGHT + (isVertical ? LEGEND_LINE * (int) Math.max(0, lines - LEGEND_LINES) : 0);
  }

  @Override
  public void paint(Graphics2D graphics) {
    ChartFigure.of(chart()).paint(graphics);
  }

  @Override
  public String description() {
    if (curves.isEmpty()) {
      return "%s, %s by %s: no curves.".formatted(name, axis, axis);
    }
    return curves.stream()
        .map(MeanCurve::words)
        .collect(Collectors.joining("; ", "%s, %s by %s: ".formatted(name, axis, axis), "."));
  }

  @Override
  public String toString() {
    return description();
  }
}
