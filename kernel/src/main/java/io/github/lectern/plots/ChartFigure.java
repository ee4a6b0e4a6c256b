package io.github.lectern.plots;

import java.awt.Graphics2D;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/** A figure that shows an XChart chart in the chart's own style, with a description in words. */
public final class ChartFigure implements Figure {
  private static final Pattern CAPITALS = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final int MOST_NAMES = 12;

  private final Chart<?, ?> chart;

  private ChartFigure(Chart<?, ?> chart) {
    this.chart = chart;
  }

  /** Returns a chart as a figure. Later changes to the chart are visible in the figure. */
  public static ChartFigure of(Chart<?, ?> chart) {
    return new ChartFigure(chart);
  }

  /**
   * Returns the chart as SVG. It follows the theme of the page if its background is white or light
   * grey, as it is by default.
   */
  @Override
  public String svg() {
    return SvgDrawing.of(
        this, ThemeInk.isLight(Palette.hex(chart.getStyler().getChartBackgroundColor())));
  }

  @Override
  public int width() {
    return chart.getWidth();
  }

  @Override
  public int height() {
    return chart.getHeight();
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    chart.paint(graphics, width(), height());
  }

  /** Returns the kind of chart, its title, the titles of its axes and the names of its series. */
  @Override
  public String description() {
    return kind() + title() + axes() + series() + ".";
  }

  /** Returns the kind of chart, such as "XY chart" for an XYChart. */
  private String kind() {
    Class<?> type = chart.getClass();
    while (!type.getName().startsWith("org.knowm.xchart.")) {
      type = type.getSuperclass();
    }
    String name = type.getSimpleName();
    String first = name.endsWith("Chart") ? name.substring(0, name.length() - 5) : name;
    return CAPITALS.matcher(first).replaceAll(" ") + " chart";
  }

  private String title() {
    return text(chart.getTitle()).map(title -> " \"" + title + "\"").orElse("");
  }

  private String axes() {
    if (!(chart instanceof AxesChart<?, ?> axes)) {
      return "";
    }
    String x = text(axes.getXAxisTitle()).map(title -> ", x axis \"" + title + "\"").orElse("");
    String y = text(axes.getYAxisTitle()).map(title -> ", y axis \"" + title + "\"").orElse("");
    return x + y;
  }

  private String series() {
    Collection<? extends Series> all = chart.getSeriesCollection();
    List<String> names =
        all.stream().map(Series::getName).filter(Objects::nonNull).limit(MOST_NAMES).toList();
    String more = all.size() > MOST_NAMES ? " and " + (all.size() - MOST_NAMES) + " more" : "";
    return names.isEmpty() ? "" : names.stream().collect(Collectors.joining(", ", ": ", more));
  }

  private static Optional<String> text(String title) {
    return Optional.ofNullable(title).filter(words -> !words.isBlank());
  }

  @Override
  public String toString() {
    return description();
  }
}
