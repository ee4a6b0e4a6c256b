package io.github.lectern.plots;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Points with their names beside them, such as what nets cost against what they achieve. The first
 * axis is logarithmic, since nets differ by factors.
 *
 * <pre>{@code
 * new LabelledScatter("parameters", "accuracy").add("net1", 23_860, .6055).add("net2", 648_010, .862)
 * }</pre>
 */
public final class LabelledScatter implements Figure {
  private static final int WIDTH = 680;
  private static final int HEIGHT = 380;
  private static final int LEFT = 72;
  private static final int RIGHT = 24;
  private static final int TOP = 24;
  private static final int BOTTOM = 56;
  private static final double RADIUS = 5;

  private record Point(String name, double x, double y) {}

  private final String xTitle;
  private final String yTitle;
  private final List<Point> points;

  private LabelledScatter(String xTitle, String yTitle, List<Point> points) {
    this.xTitle = xTitle;
    this.yTitle = yTitle;
    this.points = points;
  }

  /** No point yet. */
  public LabelledScatter(String xTitle, String yTitle) {
    this(xTitle, yTitle, List.of());
  }

  /**
   * These points and one more.
   *
   * @throws IllegalArgumentException if x is not above 0, or y not finite
   */
  public LabelledScatter add(String name, double x, double y) {
    if (!(x > 0) || !Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "LabelledScatter: expected x above 0 and a finite y but got (" + x + ", " + y + ")");
    }
    List<Point> more = new ArrayList<>(points);
    more.add(new Point(name, x, y));
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
    Axes axes = new Axes(range(p -> Math.log10(p.x()), 0.15), range(Point::y, 0.12));
    xAxis(graphics, axes);
    yAxis(graphics, axes);
    List<Rectangle> taken = new ArrayList<>();
    points.forEach(point -> taken.add(around(axes, point)));
    points.forEach(point -> paint(graphics, axes, point, taken));
  }

  /** From the least to the greatest value, and a share of the span on both sides. */
  private Span range(ToDoubleFunction<Point> value, double margin) {
    DoubleSummaryStatistics all = points.stream().mapToDouble(value).summaryStatistics();
    if (points.isEmpty()) {
      return new Span(0, 1);
    }
    double span = all.getMax() - all.getMin();
    double room = span > 0 ? span * margin : 0.1;
    return new Span(all.getMin() - room, all.getMax() + room);
  }

  private record Span(double from, double to) {
    double share(double value) {
      return (value - from) / (to - from);
    }
  }

  private record Axes(Span x, Span y) {
    double column(double logX) {
      return LEFT + x.share(logX) * (WIDTH - LEFT - RIGHT);
    }

    double row(double value) {
      return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
    }
  }

  /** Ticks at 1, 2 and 5 times the powers of ten. */
  private void xAxis(Graphics2D graphics, Axes axes) {
    graphics.setFont(ChartStyle.TICK_FONT);
    for (int power = (int) Math.floor(axes.x().from()); power <= axes.x().to(); power++) {
      for (int digit : new int[] {1, 2, 5}) {
        double value = digit * Math.pow(10, power);
        double logX = Math.log10(value);
        if (logX >= axes.x().from() && logX <= axes.x().to()) {
          int x = (int) Math.round(axes.column(logX));
          graphics.setColor(Palette.FAINT);
          graphics.drawLine(x, TOP, x, HEIGHT - BOTTOM);
          graphics.setColor(Palette.INK);
          centred(graphics, String.format(Locale.ROOT, "%,.0f", value), x, HEIGHT - BOTTOM + 18);
        }
      }
    }
    graphics.setFont(ChartStyle.FONT);
    centred(graphics, xTitle + " (log scale)", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12);
  }

  private void yAxis(Graphics2D graphics, Axes axes) {
    graphics.setFont(ChartStyle.TICK_FONT);
    FontMetrics metrics = graphics.getFontMetrics();
    Ticks ticks = Ticks.between(axes.y().from(), axes.y().to(), 7);
    for (double tick : ticks.values()) {
      int y = (int) Math.round(axes.row(tick));
      graphics.setColor(Palette.FAINT);
      graphics.drawLine(LEFT, y, WIDTH - RIGHT, y);
      graphics.setColor(Palette.INK);
      String label = ticks.label(tick);
      int x = LEFT - 8 - metrics.stringWidth(label);
      graphics.drawString(label, x, y + metrics.getAscent() / 2 - 1);
    }
    graphics.setFont(ChartStyle.FONT);
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(-Math.PI / 2);
    centred(graphics, yTitle, -(TOP + HEIGHT - BOTTOM) / 2, 18);
    graphics.setTransform(upright);
  }

  private static void centred(Graphics2D graphics, String text, int x, int y) {
    graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
  }

  private static Rectangle around(Axes axes, Point point) {
    int size = (int) (2 * RADIUS + 4);
    int x = (int) axes.column(Math.log10(point.x())) - size / 2;
    return new Rectangle(x, (int) axes.row(point.y()) - size / 2, size, size);
  }

  private static void paint(Graphics2D graphics, Axes axes, Point point, List<Rectangle> taken) {
    double x = axes.column(Math.log10(point.x()));
    double y = axes.row(point.y());
    graphics.setColor(Palette.BLUE);
    graphics.setStroke(new BasicStroke(1f));
    graphics.fill(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
    graphics.setColor(Palette.INK);
    graphics.setFont(ChartStyle.FONT);
    FontMetrics metrics = graphics.getFontMetrics();
    Rectangle place = freePlace(x, y, metrics.stringWidth(point.name()), metrics, taken);
    taken.add(place);
    graphics.drawString(point.name(), place.x, place.y + metrics.getAscent());
  }

  /** Right of the point, else above, below or left of it, where nothing else is. */
  private static Rectangle freePlace(
      double x, double y, int width, FontMetrics metrics, List<Rectangle> taken) {
    int height = metrics.getAscent() + metrics.getDescent();
    int gap = (int) RADIUS + 5;
    List<Rectangle> places =
        List.of(
            new Rectangle((int) x + gap, (int) y - height / 2, width, height),
            new Rectangle((int) x - width / 2, (int) y - gap - height, width, height),
            new Rectangle((int) x - width / 2, (int) y + gap, width, height),
            new Rectangle((int) x - gap - width, (int) y - height / 2, width, height));
    Rectangle paper = new Rectangle(LEFT, 0, WIDTH - LEFT, HEIGHT - BOTTOM);
    return places.stream()
        .filter(place -> paper.contains(place) && taken.stream().noneMatch(place::intersects))
        .findFirst()
        .orElse(places.get(1));
  }

  @Override
  public String description() {
    return points.stream()
        .map(p -> String.format(Locale.ROOT, "%s (%,.0f, %.4f)", p.name(), p.x(), p.y()))
        .collect(Collectors.joining(", ", yTitle + " against " + xTitle + ": ", "."));
  }

  @Override
  public String toString() {
    return description();
  }
}
