package io.github.lectern.plots;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Functions of one variable as curves, such as activation functions.
 *
 * <pre>{@code
 * FunctionPlot.over(-8, 8).axes("z", "sigmoid(z)").add("sigmoid", z -> sigmoid(z))
 * }</pre>
 *
 * <p>A curve has a gap where its function is not finite or, on a logarithmic axis, not above 0.
 */
public final class FunctionPlot implements Figure {
  private static final int WIDTH = ChartStyle.WIDTH;
  private static final int HEIGHT = 320;
  private static final int STEPS = 400;
  private static final int MOST_TICKS = 7;
  private static final double LARGE = 1e6;
  private static final double TINY = 1e-9;
  private static final int DIGITS = 4;
  private static final int MOST_DIGITS = 17;
  private static final double NEARLY = 0.1; // as a share of the distance between ticks

  private final double from;
  private final double to;
  private final String xTitle;
  private final String yTitle;
  private final Scale scale;
  private final List<Line> lines;

  private enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  private record Line(String name, DoubleUnaryOperator function) {}

  private FunctionPlot(
      double from, double to, String xTitle, String yTitle, Scale scale, List<Line> lines) {
    this.from = from;
    this.to = to;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
    this.scale = scale;
    this.lines = lines;
  }

  /**
   * Returns a plot without curves.
   *
   * @param from the lower end of the x axis
   * @param to the upper end of the x axis
   * @throws IllegalArgumentException unless both ends are finite and {@code from < to}
   */
  public static FunctionPlot over(double from, double to) {
    if (!(from < to) || Double.isInfinite(to - from)) {
      throw new IllegalArgumentException(
          "FunctionPlot: expected finite ends with from < to but got from = %s and to = %s"
              .formatted(from, to));
    }
    return new FunctionPlot(from, to, "x", "", Scale.LINEAR, List.of());
  }

  /** Returns this plot with the given axis titles. */
  public FunctionPlot axes(String x, String y) {
    return new FunctionPlot(from, to, x, y, scale, lines);
  }

  /** Returns this plot with a logarithmic y axis, labelled at powers of ten or their multiples. */
  public FunctionPlot logarithmic() {
    return new FunctionPlot(from, to, xTitle, yTitle, Scale.LOGARITHMIC, lines);
  }

  /**
   * Returns this plot with one more curve.
   *
   * @param name the name of the curve in the legend
   * @param function the function to draw
   * @throws IllegalArgumentException if the plot already has a curve with this name
   */
  public FunctionPlot add(String name, DoubleUnaryOperator function) {
    if (lines.stream().anyMatch(line -> line.name().equals(name))) {
      throw new IllegalArgumentException(
          "FunctionPlot: expected a new name but got \""
              + name
              + "\" again; give each curve a different name");
    }
    List<Line> more = Stream.concat(lines.stream(), Stream.of(new Line(name, function))).toList();
    return new FunctionPlot(from, to, xTitle, yTitle, scale, more);
  }

  /** Returns the plot as an XChart chart, so that you can restyle it. */
  public XYChart chart() {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    ChartStyle.apply(chart);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    chart.getStyler().setLegendVisible(lines.size() > 1);
    if (Math.max(Math.abs(from), Math.abs(to)) < LARGE) {
      chart
          .getStyler()
          .setXAxisDecimalPattern(ChartStyle.pattern("0.######")); // XChart writes .05 by default
    }
    for (Line line : lines) {
      draw(chart, line);
    }
    if (scale == Scale.LOGARITHMIC) {
      ChartStyle.logarithmicAxis(chart);
      chart.getStyler().setPlotGridHorizontalLinesVisible(false); // XChart draws nine per decade
    } else {
      roundEnds(chart);
    }
    return chart;
  }

  /**
   * Extends the y axis to the next tick if a curve nearly reaches it, as a sigmoid nearly reaches
   * 1.
   */
  private static void roundEnds(XYChart chart) {
    DoubleSummaryStatistics y =
        chart.getSeriesCollection().stream()
            .flatMapToDouble(series -> Arrays.stream(series.getYData()))
            .filter(Double::isFinite)
            .summaryStatistics();
    if (!(y.getMin() < y.getMax())) {
      return;
    }
    double step = Ticks.between(y.getMin(), y.getMax(), MOST_TICKS).step();
    double below = Math.floor(y.getMin() / step) * step;
    double above = Math.ceil(y.getMax() / step) * step;
    if (y.getMin() - below < NEARLY * step) {
      chart.getStyler().setYAxisMin(below);
    }
    if (above - y.getMax() < NEARLY * step) {
      chart.getStyler().setYAxisMax(above);
    }
  }

  private void draw(XYChart chart, Line line) {
    double[] x = xs();
    double[] y = Arrays.stream(x).map(value -> y(line, value)).toArray();
    if (IntStream.range(0, y.length).allMatch(i -> Double.isNaN(y[i]))) {
      return; // XChart cannot find the ends of an axis without a finite value
    }
    XYSeries series = chart.addSeries(line.name(), x, y);
    series.setLabel(ChartStyle.inLines(line.name()));
    series.setMarker(SeriesMarkers.NONE);
    series.setLineWidth(2.4f);
    series.setLineStyle(style(lines.indexOf(line)));
    series.setSmooth(true); // otherwise XChart restarts the dashes at each point
  }

  /** Returns the line style of a curve, so that curves differ in dashes as well as in colour. */
  private static BasicStroke style(int index) {
    return switch (index % 3) {
      case 0 -> SeriesLines.SOLID;
      case 1 -> SeriesLines.DASH_DASH;
      default -> SeriesLines.DOT_DOT;
    };
  }

  /**
   * Returns the x values of a curve. If all points were equally spaced, XChart would put the ticks
   * at the points instead of at round numbers, so an additional point at each end breaks the
   * spacing of x, and also that of y where a part of the curve is level and the rest is straight,
   * as in relu.
   */
  private double[] xs() {
    double step = (to - from) / STEPS;
    DoubleStream equallySpaced =
        IntStream.rangeClosed(0, STEPS).mapToDouble(i -> from + (to - from) * i / STEPS);
    return DoubleStream.concat(equallySpaced, DoubleStream.of(from + step / 2, to - step / 2))
        .sorted()
        .toArray();
  }

  private double y(Line line, double x) {
    double y = line.function().applyAsDouble(x);
    boolean drawn = Double.isFinite(y) && (scale == Scale.LINEAR || y > 0);
    return drawn ? y : Double.NaN;
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
    ChartFigure.of(chart()).paint(graphics);
  }

  /** Returns the name of each curve with its values at both ends and in the middle. */
  @Override
  public String description() {
    List<String> curves = new ArrayList<>();
    for (Line line : lines) {
      curves.add(
          Stream.of(from, (from + to) / 2, to)
              .map(x -> number(line.function().applyAsDouble(x)) + " at " + number(x))
              .collect(Collectors.joining(", ", line.name() + " is ", "")));
    }
    return curves.isEmpty()
        ? "No curves."
        : curves.stream().collect(Collectors.joining("; ", "Curves against " + xTitle + ": ", "."));
  }

  /** Returns a number with four digits, or with more if it would otherwise look whole. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Ticks.withMinus(
          Double.isNaN(value) ? "undefined" : value > 0 ? "infinite" : "-infinite");
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int digits = DIGITS; digits <= MOST_DIGITS; digits++) {
      rounded = exact.round(new MathContext(digits));
      if (rounded.stripTrailingZeros().scale() > 0 || value == Math.rint(value)) {
        break;
      }
    }
    boolean isPlain = value == 0 || (Math.abs(value) >= TINY && Math.abs(value) < LARGE);
    BigDecimal shortest = rounded.stripTrailingZeros();
    return Ticks.withMinus(isPlain ? shortest.toPlainString() : shortest.toString());
  }

  @Override
  public String toString() {
    return description();
  }
}
