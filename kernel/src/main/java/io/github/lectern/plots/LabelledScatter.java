package io.github.lectern.plots;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A scatter plot of named points, such as the accuracy of nets against their number of parameters.
 * The x axis is logarithmic, and points may have error bars.
 *
 * <pre>{@code
 * new LabelledScatter("parameters", "accuracy").add("net1", 23_860, .6055).add("net2", 648_010, .862)
 * }</pre>
 */
public final class LabelledScatter implements Figure {
  private static final int WIDTH = ChartStyle.WIDTH;
  private static final int HEIGHT = 360;
  private static final int RADIUS = 5;
  private static final int GAP = 3;

  /** A named point; no bar is drawn where the deviation is 0. */
  private record Point(String name, double x, double y, double deviation) {
    String words() {
      String spread = deviation > 0 ? String.format(Locale.ROOT, " ± %.4f", deviation) : "";
      return String.format(Locale.ROOT, "%s (%,.0f, %.4f%s)", name, x, y, spread);
    }
  }

  private final String xTitle;
  private final String yTitle;
  private final List<Point> points;

  private LabelledScatter(String xTitle, String yTitle, List<Point> points) {
    this.xTitle = xTitle;
    this.yTitle = yTitle;
    this.points = points;
  }

  /** Creates a plot without points. */
  public LabelledScatter(String xTitle, String yTitle) {
    this(xTitle, yTitle, List.of());
  }

  /**
   * Returns this plot with one more point.
   *
   * @param name the name that is written beside the point
   * @throws IllegalArgumentException unless x is finite and above 0, and y is finite
   */
  public LabelledScatter add(String name, double x, double y) {
    return add(name, x, y, 0);
  }

  /**
   * Returns this plot with one more point, whose error bar extends by the deviation up and down.
   *
   * @param name the name that is written beside the point
   * @param deviation half the length of the bar, such as a standard deviation; at least 0
   * @throws IllegalArgumentException unless x is finite and above 0, y is finite, and the deviation
   *     is finite and at least 0
   */
  public LabelledScatter add(String name, double x, double y, double deviation) {
    if (!(x > 0) || !Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "LabelledScatter: expected a finite x above 0 and a finite y but got (%s, %s)"
              .formatted(x, y));
    }
    if (!(deviation >= 0) || !Double.isFinite(deviation)) {
      throw new IllegalArgumentException(
          "LabelledScatter: expected a finite deviation of at least 0 but got " + deviation);
    }
    List<Point> more = new ArrayList<>(points);
    more.add(new Point(name, x, y, deviation));
    return new LabelledScatter(xTitle, yTitle, List.copyOf(more));
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    chart().paint(graphics, WIDTH, HEIGHT);
  }

  private XYChart chart() {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    ChartStyle.apply(chart);
    chart.setXAxisTitle(xTitle + " (log scale)");
    chart.setYAxisTitle(yTitle);
    XYStyler style = chart.getStyler();
    style.setXAxisLogarithmic(true).setLegendVisible(false);
    style.setXAxisLogarithmicDecadeOnly(false);
    if (points.isEmpty()) {
      style.setXAxisMin(1.0).setXAxisMax(10.0).setYAxisMin(0.0).setYAxisMax(1.0);
      return chart;
    }
    DoubleSummaryStatistics x = points.stream().mapToDouble(Point::x).summaryStatistics();
    DoubleSummaryStatistics y =
        points.stream()
            .flatMapToDouble(p -> DoubleStream.of(p.y() - p.deviation(), p.y() + p.deviation()))
            .summaryStatistics();
    double factor = Math.max(1.25, Math.pow(x.getMax() / x.getMin(), 0.15));
    double room = y.getMax() > y.getMin() ? 0.12 * (y.getMax() - y.getMin()) : 0.1;
    style.setXAxisMin(x.getMin() / factor).setXAxisMax(x.getMax() * factor);
    LogTicks ticks = LogTicks.between(x.getMin() / factor, x.getMax() * factor);
    style.setXAxisTickLabelsFormattingFunction(ticks::label);
    style.setYAxisMin(y.getMin() - room).setYAxisMax(y.getMax() + room);
    XYSeries dots =
        chart.addSeries(
            "points",
            points.stream().mapToDouble(Point::x).toArray(),
            points.stream().mapToDouble(Point::y).toArray(),
            points.stream().mapToDouble(Point::deviation).toArray());
    dots.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    dots.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Palette.BLUE);
    style.setMarkerSize(2 * RADIUS);
    List<Rectangle> taken = new ArrayList<>();
    points.forEach(point -> chart.addAnnotation(new PointName(point, taken)));
    return chart;
  }

  /**
   * The name of a point, written beside its dot, if possible where it covers no dot, bar or other
   * name.
   */
  private final class PointName extends AnnotationText {
    private final Point point;
    private final List<Rectangle> taken;

    PointName(Point point, List<Rectangle> taken) {
      super(point.name(), point.x(), point.y(), false);
      this.point = point;
      this.taken = taken;
    }

    @Override
    public void paint(Graphics2D graphics) {
      if (taken.isEmpty()) {
        points.forEach(other -> taken.add(dot(other)));
        points.forEach(other -> taken.add(bar(other)));
      }
      graphics.setColor(Palette.INK);
      graphics.setFont(ChartStyle.FONT);
      FontMetrics metrics = graphics.getFontMetrics();
      Rectangle place = freePlace(dot(point), bar(point), metrics, point.name(), taken);
      taken.add(place);
      graphics.drawString(point.name(), place.x, place.y + metrics.getAscent());
    }

    private Rectangle dot(Point of) {
      int reach = RADIUS + 2;
      int x = getXAxisScreenValue(of.x());
      int y = getYAxisScreenValue(of.y());
      return new Rectangle(x - reach, y - reach, 2 * reach, 2 * reach);
    }

    private Rectangle bar(Point of) {
      int reach = RADIUS;
      int x = getXAxisScreenValue(of.x());
      int top = getYAxisScreenValue(of.y() + of.deviation());
      int bottom = getYAxisScreenValue(of.y() - of.deviation());
      return new Rectangle(x - reach, top - 1, 2 * reach, bottom - top + 2);
    }
  }

  /**
   * Returns the first free place among those to the right of the dot, above and below dot and bar,
   * to the left of the dot, and at its four corners. If none is free, returns the place above.
   */
  private static Rectangle freePlace(
      Rectangle dot, Rectangle bar, FontMetrics metrics, String name, List<Rectangle> taken) {
    Rectangle mark = dot.union(bar);
    int width = metrics.stringWidth(name);
    int height = metrics.getAscent() + metrics.getDescent();
    int middle = dot.x + (dot.width - width) / 2;
    int level = dot.y + (dot.height - height) / 2;
    int right = dot.x + dot.width + GAP;
    int left = dot.x - GAP - width;
    int above = mark.y - GAP - height;
    int below = mark.y + mark.height + GAP;
    List<Rectangle> places =
        List.of(
            new Rectangle(right, level, width, height),
            new Rectangle(middle, above, width, height),
            new Rectangle(middle, below, width, height),
            new Rectangle(left, level, width, height),
            new Rectangle(right, above, width, height),
            new Rectangle(right, below, width, height),
            new Rectangle(left, above, width, height),
            new Rectangle(left, below, width, height));
    Rectangle paper = new Rectangle(0, 0, WIDTH, HEIGHT);
    return places.stream()
        .filter(place -> paper.contains(place) && taken.stream().noneMatch(place::intersects))
        .findFirst()
        .orElse(places.get(1));
  }

  @Override
  public String description() {
    if (points.isEmpty()) {
      return yTitle + " against " + xTitle + ": no points.";
    }
    return points.stream()
        .map(Point::words)
        .collect(Collectors.joining(", ", yTitle + " against " + xTitle + ": ", "."));
  }

  @Override
  public String toString() {
    return description();
  }
}
