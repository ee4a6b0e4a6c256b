package io.github.lectern.plots;

import io.github.lectern.keras.models.Sequential;
import io.github.lectern.tensor.Plural;
import io.github.lectern.tensor.Shapes;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The plane of two features, tinted by the class that a model predicts, and the samples on top.
 *
 * <pre>{@code
 * plotDecisionRegions(net, X, y)
 * }</pre>
 */
public final class DecisionRegions implements Figure {
  private static final int COLUMNS = 360;
  private static final int RIGHT = 16;
  private static final int LEGEND = 30;
  private static final int TINT = 70; // of 255: samples of the same colour remain visible
  private static final double MARGIN = 0.08;
  private static final double RADIUS = 4;
  private static final int MOST_CLASSES = 256;

  private final double[][] samples;
  private final int[] labels;
  private final int[] predicted;
  private final int classes;
  private final PlaneAxes axes;
  private final int[] regions; // row by row, from the top
  private final String xTitle;
  private final String yTitle;

  private DecisionRegions(
      double[][] samples,
      int[] labels,
      int[] predicted,
      int classes,
      PlaneAxes axes,
      int[] regions,
      String xTitle,
      String yTitle) {
    this.samples = samples;
    this.labels = labels;
    this.predicted = predicted;
    this.classes = classes;
    this.axes = axes;
    this.regions = regions;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  /**
   * Draws the regions of a net, like mlxtend's {@code plot_decision_regions(X, y, clf)}. A net with
   * one output predicts class 1 if it is above 0.5; one with several predicts the class of the
   * largest output.
   *
   * @param x the samples, [n,2]
   * @param y the labels: 0 or 1 or class numbers, [n] or [n,1], or one-hot rows, [n,k]
   * @throws IllegalArgumentException if there are not exactly two features, or x and y differ in
   *     their number of samples, or a label is not a class number
   */
  public static DecisionRegions plotDecisionRegions(Sequential net, INDArray x, INDArray y) {
    return plotDecisionRegions(points -> net.predict(points), x, y);
  }

  /**
   * Draws the regions of any model.
   *
   * @param model a function from samples, [m,2], to outputs, [m,1] or [m,k]
   * @param x the samples, [n,2]
   * @param y the labels: 0 or 1 or class numbers, [n] or [n,1], or one-hot rows, [n,k]
   * @throws IllegalArgumentException if there are not exactly two features, or x and y differ in
   *     their number of samples, or a label is not a class number
   */
  public static DecisionRegions plotDecisionRegions(
      UnaryOperator<INDArray> model, INDArray x, INDArray y) {
    if (x.rank() != 2 || x.size(1) != 2 || x.size(0) == 0) {
      throw new IllegalArgumentException(
          "plotDecisionRegions: expected samples with two features, [n,2], but got "
              + Shapes.brackets(x.shape()));
    }
    if (x.size(0) != y.size(0)) {
      throw new IllegalArgumentException(
          "plotDecisionRegions: expected as many labels as samples but got %s and %s"
              .formatted(Plural.of(y.size(0), "label"), Plural.of(x.size(0), "sample")));
    }
    double[][] samples = x.castTo(DataType.DOUBLE).toDoubleMatrix();
    PlaneAxes axes = axes(samples);
    int[] labels = labels(y);
    int[] predicted = answers(model.apply(x));
    int[] regions =
        answers(
            model.apply(
                pixels(axes).castTo(x.dataType().isFPType() ? x.dataType() : DataType.FLOAT)));
    int classes =
        1
            + IntStream.of(Math.max(max(labels), max(predicted)), max(regions), 1)
                .max()
                .orElseThrow();
    return new DecisionRegions(samples, labels, predicted, classes, axes, regions, "x1", "x2");
  }

  /** Returns this plot with the given axis titles. */
  public DecisionRegions axes(String x, String y) {
    return new DecisionRegions(samples, labels, predicted, classes, axes, regions, x, y);
  }

  private static PlaneAxes axes(double[][] samples) {
    DoubleSummaryStatistics x =
        Arrays.stream(samples).mapToDouble(sample -> sample[0]).summaryStatistics();
    DoubleSummaryStatistics y =
        Arrays.stream(samples).mapToDouble(sample -> sample[1]).summaryStatistics();
    double xRoom = room(x);
    double yRoom = room(y);
    return new PlaneAxes(
        x.getMin() - xRoom, x.getMax() + xRoom, y.getMin() - yRoom, y.getMax() + yRoom, COLUMNS);
  }

  private static double room(DoubleSummaryStatistics range) {
    double length = range.getMax() - range.getMin();
    return length > 0 ? MARGIN * length : 1;
  }

  /** Returns the points at the middle of each pixel, row by row, [pixels,2]. */
  private static INDArray pixels(PlaneAxes axes) {
    Rectangle area = axes.area();
    float[] points = new float[2 * area.width * area.height];
    for (int i = 0; i < points.length / 2; i++) {
      points[2 * i] = (float) axes.xOf(i % area.width);
      points[2 * i + 1] = (float) axes.yOf(i / area.width);
    }
    return Nd4j.create(points, new long[] {points.length / 2, 2}, 'c');
  }

  private static int[] labels(INDArray y) {
    if (y.rank() == 2 && y.size(1) > 1) {
      return largest(y);
    }
    double[] numbers = numbers(y);
    for (double number : numbers) {
      if (!(number >= 0 && number < MOST_CLASSES && number == Math.rint(number))) {
        throw new IllegalArgumentException(
            "plotDecisionRegions: expected labels 0, 1 and so on but got " + number);
      }
    }
    return Arrays.stream(numbers).mapToInt(label -> (int) label).toArray();
  }

  private static int[] answers(INDArray outputs) {
    return outputs.rank() == 2 && outputs.size(1) > 1
        ? largest(outputs)
        : Arrays.stream(numbers(outputs)).mapToInt(p -> p > 0.5 ? 1 : 0).toArray();
  }

  private static int[] largest(INDArray rows) {
    return rows.argMax(1).castTo(DataType.INT32).toIntVector();
  }

  private static double[] numbers(INDArray column) {
    return column.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  private static int max(int[] values) {
    return IntStream.of(values).max().orElse(0);
  }

  @Override
  public int width() {
    return PlaneAxes.LEFT + COLUMNS + RIGHT;
  }

  @Override
  public int height() {
    return PlaneAxes.height() + LEGEND;
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, width(), height());
    axes.paintImage(graphics, tints());
    for (int i = 0; i < samples.length; i++) {
      paintSample(graphics, axes.x(samples[i][0]), axes.y(samples[i][1]), labels[i]);
      if (labels[i] != predicted[i]) {
        ring(graphics, axes.x(samples[i][0]), axes.y(samples[i][1]));
      }
    }
    graphics.setStroke(new BasicStroke(1f));
    axes.paint(graphics, xTitle, yTitle);
    legend(graphics);
  }

  private BufferedImage tints() {
    int[] tints = new int[classes];
    for (int i = 0; i < classes; i++) {
      tints[i] = (colour(i).getRGB() & 0xFFFFFF) | (TINT << 24);
    }
    Rectangle area = axes.area();
    BufferedImage image = PaletteImage.of(area.width, area.height, tints);
    image.getRaster().setSamples(0, 0, area.width, area.height, 0, regions);
    return image;
  }

  private static Color colour(int label) {
    return PlaneLegend.colour(label);
  }

  private static void paintSample(Graphics2D graphics, double x, double y, int label) {
    graphics.setColor(colour(label));
    graphics.fill(marker(x, y, label));
  }

  private static void ring(Graphics2D graphics, double x, double y) {
    graphics.setColor(Palette.INK);
    graphics.setStroke(new BasicStroke(1.5f));
    double radius = RADIUS + 3;
    graphics.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** Returns a circle, a square or a triangle, so that classes differ in shape as well. */
  private static Shape marker(double x, double y, int label) {
    return switch (label % 3) {
      case 0 -> new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
      case 1 -> new Rectangle2D.Double(x - 3.5, y - 3.5, 7, 7);
      default -> triangle(x, y);
    };
  }

  private static Shape triangle(double x, double y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x - RADIUS - 1, y + RADIUS);
    path.lineTo(x + RADIUS + 1, y + RADIUS);
    path.lineTo(x, y - RADIUS - 1);
    path.closePath();
    return path;
  }

  private void legend(Graphics2D graphics) {
    graphics.setFont(ChartStyle.FONT);
    int y = PlaneAxes.height() + LEGEND / 2;
    int x = PlaneAxes.LEFT + 4;
    for (int label = 0; label < classes; label++) {
      String name = "class " + label;
      paintSample(graphics, x, y, label);
      graphics.setColor(Palette.INK);
      graphics.drawString(name, x + 10, y + graphics.getFontMetrics().getAscent() / 2 - 1);
      x += graphics.getFontMetrics().stringWidth(name) + 34;
    }
    if (wrong() > 0) {
      ring(graphics, x, y);
      graphics.drawString("wrong", x + 13, y + graphics.getFontMetrics().getAscent() / 2 - 1);
    }
  }

  private long wrong() {
    return IntStream.range(0, labels.length).filter(i -> labels[i] != predicted[i]).count();
  }

  /** Returns each class's share of the area, and how many samples are predicted correctly. */
  @Override
  public String description() {
    String shares =
        IntStream.range(0, classes)
            .mapToObj(
                label ->
                    "class %d in %d %% of the plane"
                        .formatted(label, Math.round(100 * share(label))))
            .collect(Collectors.joining(", "));
    return "Decision regions over %s and %s: %s; %d of %s predicted correctly."
        .formatted(
            xTitle, yTitle, shares, labels.length - wrong(), Plural.of(labels.length, "sample"));
  }

  private double share(int label) {
    return (double) IntStream.of(regions).filter(region -> region == label).count()
        / regions.length;
  }

  @Override
  public String toString() {
    return description();
  }
}
