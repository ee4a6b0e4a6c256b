package io.github.lectern.bench.curves;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws cost panels side by side. */
record CostPicture(List<CostPanel> panels) {
  private static final int PANEL_WIDTH = 440;
  private static final int HEIGHT = 320;
  private static final double HEADROOM = 1.08;
  private static final int TICK_SPACING = 34;
  private static final int AXIS_AND_PADDING = 70;

  /** Slightly less than the plot's height, so that each decade has one tick. */
  private static final double DECADES_HEIGHT = 170;

  private static final Color BLUE = new Color(0x0072B2);
  private static final Color VERMILLION = new Color(0xD55E00);
  private static final Color FAINT = new Color(0xE4E4E4);

  CostPicture {
    panels = List.copyOf(panels);
  }

  BufferedImage image() {
    BufferedImage image =
        new BufferedImage(panels.size() * PANEL_WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < panels.size(); i++) {
      Graphics2D panel = (Graphics2D) graphics.create(i * PANEL_WIDTH, 0, PANEL_WIDTH, HEIGHT);
      chart(panels.get(i)).paint(panel, PANEL_WIDTH, HEIGHT);
      panel.dispose();
    }
    graphics.dispose();
    return image;
  }

  private static XYChart chart(CostPanel panel) {
    XYChart chart = new XYChart(PANEL_WIDTH, HEIGHT);
    chart.setTitle(panel.title());
    chart.setXAxisTitle(panel.x().title());
    chart.setYAxisTitle(panel.y().title());
    style(chart.getStyler());
    XYSeries measured = series(chart, panel, "measured", panel.measured());
    measured.setLineColor(BLUE).setLineStyle(SeriesLines.SOLID);
    measured.setMarkerColor(BLUE).setMarker(SeriesMarkers.CIRCLE);
    XYSeries limit = series(chart, panel, "flops limit", panel.limit());
    limit.setLineColor(VERMILLION).setLineStyle(SeriesLines.DASH_DASH);
    limit.setMarker(SeriesMarkers.NONE);
    horizontal(chart, panel);
    vertical(chart, panel);
    return chart;
  }

  private static void style(XYStyler style) {
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(FAINT);
    style.setPlotGridLinesStroke(new BasicStroke(1f));
    style.setChartTitleBoxVisible(false);
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setMarkerSize(6);
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
      wholeNumbers(style, Math.floor(first), Math.ceil(last));
    }
    style.setXAxisTickLabelsFormattingFunction(axis::label);
  }

  /** Sets a spacing hint, in pixels, that keeps XChart's ticks at least 1 apart. */
  private static void wholeNumbers(XYStyler style, double from, double to) {
    double pixels = style.getPlotContentSize() * (PANEL_WIDTH - AXIS_AND_PADDING);
    style.setXAxisMin(from - 0.5).setXAxisMax(to + 0.5);
    style.setXAxisTickMarkSpacingHint(
        (int) Math.max(TICK_SPACING, 0.85 * pixels / (to - from + 1)));
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
