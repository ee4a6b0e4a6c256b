package io.github.lectern.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of two rates from 0 to 1, with a line for each model and a dashed line for guessing. */
final class UnitSquare {
  static final int WIDTH = ChartStyle.WIDTH;
  static final int HEIGHT = 520;
  private static final int MOST_MARKERS = 40;
  private static final double UNEVEN = 0.123;
  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.CROSS,
          SeriesMarkers.PLUS);

  private final XYChart chart = new XYChart(WIDTH, HEIGHT);
  private final List<String> names = new ArrayList<>();

  UnitSquare(String title, String x, String y) {
    ChartStyle.apply(chart);
    chart.setTitle(title);
    chart.setXAxisTitle(x);
    chart.setYAxisTitle(y);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setXAxisDecimalPattern("0.0");
    chart.getStyler().setYAxisDecimalPattern("0.0");
    chart.getStyler().setXAxisTickMarkSpacingHint(80);
    chart.getStyler().setYAxisTickMarkSpacingHint(80);
    chart.getStyler().setLegendLayout(LegendLayout.Vertical);
  }

  /**
   * Adds the line of a model, with the next colour and marker.
   *
   * @param corners the number of points; a line with many points has no markers
   */
  void line(String name, double[] x, double[] y, int corners) {
    int place = names.size();
    XYSeries series = chart.addSeries(name, x, y);
    series.setLabel(ChartStyle.inLines(name));
    Color colour = Palette.series()[place % Palette.series().length];
    series.setLineColor(colour);
    series.setMarkerColor(colour);
    series.setLineStyle(SeriesLines.SOLID);
    series.setLineWidth(Math.max(1.5f, 4f - place)); // the wider lines below remain visible
    series.setMarker(
        corners > MOST_MARKERS ? SeriesMarkers.NONE : MARKERS.get(place % MARKERS.size()));
    names.add(name);
  }

  /**
   * Adds the dashed line that shows the result of guessing. It has a third point because XChart
   * puts the ticks at the points, not at round numbers, if all points are equally spaced.
   *
   * @param from the value at 0
   * @param to the value at 1
   */
  void guess(String name, double from, double to) {
    double[] x = {0, UNEVEN, 1};
    XYSeries series =
        chart.addSeries(name, x, new double[] {from, from + UNEVEN * (to - from), to});
    series.setLabel(ChartStyle.inLines(name));
    series.setLineColor(new Color(0x707070));
    series.setLineStyle(SeriesLines.DASH_DASH);
    series.setLineWidth(1.5f);
    series.setMarker(SeriesMarkers.NONE);
  }

  XYChart chart() {
    return chart;
  }
}
