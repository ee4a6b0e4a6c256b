package io.github.lectern.plots;

import io.github.lectern.tensor.Shapes;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A function of two variables as a map with contour lines, as in matplotlib. The higher the value,
 * the stronger the tint. Paths can be drawn on the map, such as the steps of a training run on a
 * loss.
 *
 * <pre>{@code
 * var w = Nd4j.linspace(-3, 3, 61, DataType.DOUBLE);
 * contour(w, w, (w1, w2) -> w1 * w1 + 20 * w2 * w2).axes("w1", "w2").path("SGD", steps)
 * }</pre>
 */
public final class ContourPlot implements Figure {
  private static final int WIDTH = ChartStyle.WIDTH;
  private static final int RIGHT = 74;
  private static final int MOST_LEVELS = 10;
  private static final int MOST_CHOSEN_LEVELS = 255;
  private static final BasicStroke LINE =
      new BasicStroke(1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final double DOT = 2.6;

  private final LevelLines grid;
  private final double[] levels;
  private final String xTitle;
  private final String yTitle;
  private final List<Path> paths;

  private record Path(String name, List<Point2D> points) {}

  private ContourPlot(
      LevelLines grid, double[] levels, String xTitle, String yTitle, List<Path> paths) {
    this.grid = grid;
    this.levels = levels;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
    this.paths = List.copyOf(paths);
  }

  /**
   * Draws contour lines, like {@code plt.contour(x, y, z)}.
   *
   * @param x the x coordinates of the columns of z, [columns], ascending
   * @param y the y coordinates of the rows of z, [rows], ascending
   * @param z the values, [rows,columns]; NaN leaves a gap
   * @throws IllegalArgumentException if the shapes do not fit together, an axis does not ascend, or
   *     no value is finite
   */
  public static ContourPlot contour(INDArray x, INDArray y, INDArray z) {
    long[] expected = {y.length(), x.length()};
    if (z.rank() != 2 || !Arrays.equals(z.shape(), expected)) {
      throw new IllegalArgumentException(
          "contour: expected z of shape [rows,columns] = %s, a row for each y and a column for each x, but got %s"
              .formatted(Shapes.brackets(expected), Shapes.brackets(z.shape())));
    }
    double[][] values = z.castTo(DataType.DOUBLE).toDoubleMatrix();
    return of(new LevelLines(ascending("x", x), ascending("y", y), values));
  }

  /**
   * Draws contour lines of a function, which is called for every pair of coordinates.
   *
   * @param x the x coordinates, ascending
   * @param y the y coordinates, ascending
   * @throws IllegalArgumentException if an axis does not ascend, or no value is finite
   */
  public static ContourPlot contour(INDArray x, INDArray y, DoubleBinaryOperator function) {
    double[] columns = ascending("x", x);
    double[] rows = ascending("y", y);
    double[][] z =
        DoubleStream.of(rows)
            .mapToObj(
                row ->
                    DoubleStream.of(columns)
                        .map(column -> function.applyAsDouble(column, row))
                        .toArray())
            .toArray(double[][]::new);
    return of(new LevelLines(columns, rows, z));
  }

  private static ContourPlot of(LevelLines grid) {
    double[] values = grid.finiteValues();
    if (values.length == 0) {
      throw new IllegalArgumentException("contour: expected a finite value in z but got none");
    }
    double least = values[0];
    double most = values[values.length - 1];
    double[] levels =
        Ticks.between(least, most, MOST_LEVELS).values().stream()
            .mapToDouble(level -> level)
            .filter(level -> level > least && level < most)
            .toArray();
    return new ContourPlot(grid, levels, "x", "y", List.of());
  }

  private static double[] ascending(String axis, INDArray coordinates) {
    double[] values = coordinates.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    for (int i = 1; i < values.length; i++) {
      if (!(values[i] > values[i - 1])) {
        throw new IllegalArgumentException(
            "contour: expected %s to ascend but got %s after %s; make it with Nd4j.linspace"
                .formatted(axis, values[i], values[i - 1]));
      }
    }
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "contour: expected at least two coordinates %s but got %d"
              .formatted(axis, values.length));
    }
    return values;
  }

  /** Returns this plot with the given axis titles. */
  public ContourPlot axes(String x, String y) {
    return new ContourPlot(grid, levels, x, y, paths);
  }

  /**
   * Returns this plot with lines at these values instead of round numbers.
   *
   * @throws IllegalArgumentException if there are more than 255 values
   */
  public ContourPlot levels(double... values) {
    if (values.length > MOST_CHOSEN_LEVELS) {
      throw new IllegalArgumentException(
          "contour: expected at most %d levels but got %d"
              .formatted(MOST_CHOSEN_LEVELS, values.length));
    }
    return new ContourPlot(grid, DoubleStream.of(values).sorted().toArray(), xTitle, yTitle, paths);
  }

  /**
   * Returns this plot with one more path, which connects points.
   *
   * @param name the name of the path in the legend
   * @param points the points in order, one (x, y) per row, [n,2]
   * @throws IllegalArgumentException if the points have another shape
   */
  public ContourPlot path(String name, INDArray points) {
    if (points.rank() != 2 || points.size(1) != 2) {
      throw new IllegalArgumentException(
          "contour: expected the points of a path as [n,2] but got "
              + Shapes.brackets(points.shape()));
    }
    List<Path> more = new ArrayList<>(paths);
    more.add(
        new Path(
            name,
            Arrays.stream(points.castTo(DataType.DOUBLE).toDoubleMatrix())
                .<Point2D>map(point -> new Point2D.Double(point[0], point[1]))
                .toList()));
    return new ContourPlot(grid, levels, xTitle, yTitle, more);
  }

  private PlaneAxes plane() {
    return grid.axes(WIDTH - PlaneAxes.LEFT - RIGHT);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return PlaneAxes.height() + legend().height();
  }

  private PlaneLegend legend() {
    return new PlaneLegend(paths.stream().map(Path::name).toList());
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    PlaneAxes axes = plane();
    TintScale scale = new TintScale(levels);
    axes.paintImage(graphics, bands(axes, scale));
    graphics.setStroke(LINE);
    graphics.setColor(Palette.GREY);
    DoubleStream.of(levels).forEach(level -> graphics.draw(grid.at(level, axes)));
    Shape clip = graphics.getClip();
    graphics.clip(axes.area());
    for (int i = 0; i < paths.size(); i++) {
      paint(graphics, axes, paths.get(i), i);
    }
    graphics.setClip(clip);
    graphics.setStroke(LINE);
    axes.paint(graphics, xTitle, yTitle);
    scale.paintBar(graphics, axes.area());
    legend().paint(graphics, PlaneAxes.LEFT, PlaneAxes.height());
  }

  private static void paint(Graphics2D graphics, PlaneAxes axes, Path path, int place) {
    graphics.setColor(PlaneLegend.colour(place));
    graphics.setStroke(PlaneLegend.stroke(place));
    Path2D line = new Path2D.Double();
    for (Point2D point : path.points()) {
      double x = axes.x(point.getX());
      double y = axes.y(point.getY());
      if (line.getCurrentPoint() == null) {
        line.moveTo(x, y);
      } else {
        line.lineTo(x, y);
      }
      graphics.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
    }
    graphics.draw(line);
  }

  /** Returns an image that tints each pixel by the band between two levels in which it lies. */
  private BufferedImage bands(PlaneAxes axes, TintScale scale) {
    Rectangle area = axes.area();
    BufferedImage image = scale.image(area.width, area.height);
    for (int row = 0; row < area.height; row++) {
      for (int column = 0; column < area.width; column++) {
        double value = grid.valueAt(axes.xOf(column), axes.yOf(row));
        image.getRaster().setSample(column, row, 0, scale.band(value));
      }
    }
    return image;
  }

  /** Returns the range of the values, the levels, and the ends of each path. */
  @Override
  public String description() {
    double[] values = grid.finiteValues();
    String lines =
        DoubleStream.of(levels).mapToObj(FunctionPlot::number).collect(Collectors.joining(", "));
    return "Contours over %s and %s, values from %s to %s, lines at %s.%s"
        .formatted(
            xTitle,
            yTitle,
            FunctionPlot.number(values[0]),
            FunctionPlot.number(values[values.length - 1]),
            lines.isEmpty() ? "no level" : lines,
            paths.stream().map(ContourPlot::words).collect(Collectors.joining()));
  }

  private static String words(Path path) {
    List<Point2D> points = path.points();
    return points.isEmpty()
        ? " %s has no points.".formatted(path.name())
        : " %s goes from %s to %s in %d steps."
            .formatted(
                path.name(),
                place(points.get(0)),
                place(points.get(points.size() - 1)),
                points.size() - 1);
  }

  private static String place(Point2D point) {
    return "(" + FunctionPlot.number(point.getX()) + ", " + FunctionPlot.number(point.getY()) + ")";
  }

  @Override
  public String toString() {
    return description();
  }
}
