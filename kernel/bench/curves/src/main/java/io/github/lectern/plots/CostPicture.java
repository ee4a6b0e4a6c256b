package io.github.lectern.plots;

import java.awt.Graphics2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Cost panels side by side. */
public record CostPicture(List<CostPanel> panels) implements Figure {
  private static final int PANEL_WIDTH = 440;
  private static final int HEIGHT = 320;
  private static final double HEADROOM = 1.08;
  private static final int TICK_SPACING = 34;

  /** A little less than the plot is high: a tick for each decade, and none between. */
  private static final double DECADES_HEIGHT = 170;

  /** Copies the list. */
  public CostPicture {
    panels = List.copyOf(panels);
  }

  @Override
  public int width() {
    return panels.size() * PANEL_WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    for (int i = 0; i < panels.size(); i++) {
      Graphics2D place = (Graphics2D) graphics.create(i * PANEL_WIDTH, 0, PANEL_WIDTH, HEIGHT);
      chart(panels.get(i)).paint(place, PANEL_WIDTH, HEIGHT);
      place.dispose();
    }
  }

  @Override
  public String description() {
    return panels.stream()
        .map(panel -> panel.y().title() + " over " + panel.x().title() + ", " + panel.title())
        .collect(Collectors.joining("; ", "Measured cost beside the limit: ", "."));
  }

  static XYChart chart(CostPanel panel) {
    XYChart chart = new XYChart(PANEL_WIDTH, HEIGHT);
    ChartStyle.apply(chart);
    chart.setTitle(panel.title());
    chart.setXAxisTitle(panel.x().title());
    chart.setYAxisTitle(panel.y().title());
    XYSeries measured = series(chart, panel, "measured", panel.measured());
    measured.setLineColor(Palette.BLUE).setLineStyle(SeriesLines.SOLID);
    measured.setMarkerColor(Palette.BLUE).setMarker(SeriesMarkers.CIRCLE);
    XYSeries limit = series(chart, panel, "flops limit", panel.limit());
    limit.setLineColor(Palette.VERMILLION).setLineStyle(SeriesLines.DASH_DASH);
    limit.setMarker(SeriesMarkers.NONE);
    horizontal(chart, panel);
    vertical(chart, panel);
    return chart;
  }

  private static XYSeries series(XYChart chart, CostPanel panel, String name, List<Double> costs) {
    double[] x = panel.values().stream().mapToDouble(panel.x()::place).toArray();
    double[] y = costs.stream().mapToDouble(panel.y()::place).toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineWidth(2f);
    return series;
  }

  private static void horizontal(XYChart chart, CostPanel panel) {
    CostAxis axis = panel.x();
    double first = axis.place(panel.values().get(0));
    double last = axis.place(panel.values().get(panel.values().size() - 1));
    XYStyler style = chart.getStyler();
    if (axis.scale() == CostAxis.Scale.FROM_ZERO) {
      style.setXAxisMin(0.0).setXAxisMax(HEADROOM * last);
    } else {
      ChartStyle.integerAxis(chart, Math.floor(first), Math.ceil(last));
    }
    style.setXAxisTickLabelsFormattingFunction(axis::label);
  }

  private static void vertical(XYChart chart, CostPanel panel) {
    CostAxis axis = panel.y();
    DoubleSummaryStatistics places =
        Stream.concat(panel.measured().stream(), panel.limit().stream())
            .mapToDouble(axis::place)
            .summaryStatistics();
    XYStyler style = chart.getStyler();
    if (axis.scale() == CostAxis.Scale.DECADES) {
      double lowest = Math.floor(places.getMin());
      double highest = Math.ceil(places.getMax());
      style.setYAxisMin(lowest).setYAxisMax(highest);
      style.setYAxisTickMarkSpacingHint((int) (DECADES_HEIGHT / (highest - lowest)));
    } else {
      style.setYAxisMin(0.0).setYAxisMax(HEADROOM * places.getMax());
      style.setYAxisTickMarkSpacingHint(TICK_SPACING);
    }
    style.setYAxisTickLabelsFormattingFunction(axis::label);
  }
}
