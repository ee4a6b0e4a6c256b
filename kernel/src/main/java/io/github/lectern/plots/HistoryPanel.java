package io.github.lectern.plots;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The chart of a loss or metric, with its training curve and its validation curve if it has one.
 */
record HistoryPanel(String name, List<Curve> curves, int width) {
  static final int HEIGHT = 300;
  private static final List<Integer> WIDTHS = List.of(ChartStyle.WIDTH, 450, 340);
  private static final int MOST_TICKS = 8;
  private static final int MOST_MARKERS = 30;
  private static final double LOG_FROM_RATIO = 10;
  private static final double TINY = 1e-3;
  private static final String ONE_VALUE = "#,##0.####"; // otherwise XChart writes all its digits

  static HistoryPanel of(
      String name, List<Integer> epochs, Map<String, List<Double>> logs, int columns) {
    List<Curve> curves = new ArrayList<>();
    curves.add(new Curve(name, epochs, logs.get(name)));
    if (logs.containsKey("val_" + name)) {
      curves.add(new Curve("val_" + name, epochs, logs.get("val_" + name)));
    }
    return new HistoryPanel(name, List.copyOf(curves), WIDTHS.get(columns - 1));
  }

  /** Returns the panel as a separate chart with a title. */
  XYChart chart() {
    XYChart chart = plot(HEIGHT);
    chart.setTitle(title());
    return chart;
  }

  /** Returns the panel as a chart without a title. */
  XYChart plot(int height) {
    XYChart chart = new XYChart(width, height);
    ChartStyle.apply(chart);
    chart.setXAxisTitle("epoch");
    chart.getStyler().setLegendVisible(curves.size() > 1);
    curves.stream().filter(Curve::canBeDrawn).forEach(curve -> draw(chart, curve));
    epochAxis(chart);
    if (range().getMax() < TINY) {
      chart.getStyler().setYAxisDecimalPattern(ChartStyle.pattern("0.##E0"));
    } else if (range().getMin() == range().getMax()) {
      chart.getStyler().setYAxisDecimalPattern(ChartStyle.pattern(ONE_VALUE));
    } else if (range().getMin() < range().getMax()) {
      chart.getStyler().setYAxisDecimalPattern(ChartStyle.pattern(sameDecimals()));
    }
    if (logarithmic()) {
      ChartStyle.logarithmicAxis(chart);
    }
    return chart;
  }

  String title() {
    if (curves.stream().noneMatch(Curve::canBeDrawn)) {
      return name + ": no finite values";
    }
    return logarithmic() ? name + " (log scale)" : name;
  }

  private void draw(XYChart chart, Curve curve) {
    boolean validation = !curve.name().equals(name);
    XYSeries series = chart.addSeries(validation ? "validation" : "train", curve.x(), curve.y());
    series.setLineColor(validation ? Palette.VERMILLION : Palette.BLUE);
    series.setMarkerColor(validation ? Palette.VERMILLION : Palette.BLUE);
    series.setLineStyle(validation ? SeriesLines.DASH_DASH : SeriesLines.SOLID);
    series.setLineWidth(2f);
    series.setMarker(
        curve.values().size() > MOST_MARKERS
            ? SeriesMarkers.NONE
            : validation ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE);
  }

  private void epochAxis(XYChart chart) {
    double[] x = curves.get(0).x();
    ChartStyle.integerAxis(chart, x[0], x[x.length - 1]);
  }

  /**
   * Returns a number format that gives all labels the same number of decimals, such as 0.80 and
   * 0.82. Where two labels would be equal, XChart chooses a wider step.
   */
  private String sameDecimals() {
    int decimals = Ticks.between(range().getMin(), range().getMax(), MOST_TICKS).decimals();
    return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
  }

  private DoubleSummaryStatistics range() {
    return curves.stream()
        .flatMapToDouble(curve -> DoubleStream.of(curve.y()))
        .filter(Double::isFinite)
        .summaryStatistics();
  }

  /**
   * Returns whether the y axis is logarithmic. On a linear axis, a loss that falls from 30 to 1
   * would look flat after its first epochs.
   */
  private boolean logarithmic() {
    DoubleSummaryStatistics range = range();
    return range.getMin() > 0
        && range.getMax() > 1
        && range.getMax() >= LOG_FROM_RATIO * range.getMin();
  }
}
