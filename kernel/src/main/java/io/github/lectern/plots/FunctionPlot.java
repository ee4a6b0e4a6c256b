package io.github.lectern.plots;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
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
 * Functions of one number as curves, such as an activation function.
 *
 * <pre>{@code
 * FunctionPlot.over(-8, 8).axes("z", "sigmoid(z)").add("sigmoid", z -> sigmoid(z))
 * }</pre>
 *
 * <p>Where a function is not finite, or is 0 or less on a logarithmic axis, its curve has a gap.
 */
public final class FunctionPlot implements Figure {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 340;
  private static final int STEPS = 400;
  private static final int MOST_TICKS = 7;
  private static final double LARGE = 1e6;
  private static final double NEARLY = 0.1; // of the way from tick to tick

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
   * @throws IllegalArgumentException unless {@code from < to}, both finite
   */
  public static FunctionPlot over(double from, double to) {
    if (!(from < to) || Double.isInfinite(to - from)) {
      throw new IllegalArgumentException(
          "FunctionPlot: expected an interval from < to but got %s to %s".formatted(from, to));
    }
    return new FunctionPlot(from, to, "x", "", Scale.LINEAR, List.of());
  }

  /** Returns this plot with titles of its axes. */
  public FunctionPlot axes(String x, String y) {
    return new FunctionPlot(from, to, x, y, scale, lines);
  }

  /** Returns this plot with powers of ten on the vertical axis. */
  public FunctionPlot logarithmic() {
    return new FunctionPlot(from, to, xTitle, yTitle, Scale.LOGARITHMIC, lines);
  }

  /**
   * Returns this plot with one more curve.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public FunctionPlot add(String name, DoubleUnaryOperator function) {
    if (lines.stream().anyMatch(line -> line.name().equals(name))) {
      throw new IllegalArgumentException("FunctionPlot: there is a curve \"" + name + "\" already");
    }
    List<Line> more = Stream.concat(lines.stream(), Stream.of(new Line(name, function))).toList();
    return new FunctionPlot(from, to, xTitle, yTitle, scale, more);
  }

  /** Returns the plot as a chart of XChart, to restyle. */
  public XYChart chart() {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    ChartStyle.apply(chart);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    chart.getStyler().setLegendVisible(lines.size() > 1);
    if (Math.max(Math.abs(from), Math.abs(to)) < LARGE) {
      chart.getStyler().setXAxisDecimalPattern("0.######"); // XChart writes .05 beside 0.1
    }
    for (Line line : lines) {
      draw(chart, line);
    }
    if (scale == Scale.LOGARITHMIC) {
      ChartStyle.logarithmicAxis(chart);
      chart.getStyler().setPlotGridHorizontalLinesVisible(false); // one for each digit of a decade
    } else {
      roundEnds(chart);
    }
    return chart;
  }

  /** The vertical axis ends at a tick that is nearly reached, as 1 is by a sigmoid. */
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
      return; // XChart cannot find the ends of an axis without a number
    }
    XYSeries series = chart.addSeries(line.name(), x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineWidth(2.4f);
    series.setLineStyle(style(lines.indexOf(line)));
    series.setSmooth(true); // else XChart starts the dashes anew at each step, and none is seen
  }

  /** Curves differ by dashes as well as by colour. */
  private static BasicStroke style(int index) {
    return switch (index % 3) {
      case 0 -> SeriesLines.SOLID;
      case 1 -> SeriesLines.DASH_DASH;
      default -> SeriesLines.DOT_DOT;
    };
  }

  /** XChart puts ticks at equally spaced points, round or not: one more point prevents that. */
  private double[] xs() {
    double step = (to - from) / STEPS;
    DoubleStream equallySpaced =
        IntStream.rangeClosed(0, STEPS).mapToDouble(i -> from + (to - from) * i / STEPS);
    return DoubleStream.concat(equallySpaced, DoubleStream.of(from + step / 2)).sorted().toArray();
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

  /** Returns each curve with its value at both ends and in the middle. */
  @Override
  public String description() {
    List<String> curves = new ArrayList<>();
    for (Line line : lines) {
      curves.add(
          Stream.of(from, (from + to) / 2, to)
              .map(x -> number(line.function().applyAsDouble(x)) + " at " + number(x))
              .collect(Collectors.joining(", ", line.name() + " is ", "")));
    }
    return curves.stream().collect(Collectors.joining("; ", "Curves over " + xTitle + ": ", "."));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  @Override
  public String toString() {
    return description();
  }
}
