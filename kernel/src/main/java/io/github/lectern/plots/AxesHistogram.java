package io.github.lectern.plots;

import io.github.lectern.plots.HistOption.Bins;
import io.github.lectern.tensor.Options;
import io.github.lectern.tensor.Plural;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A histogram: how many values lie in each of several bins of equal width, as in matplotlib.
 *
 * <pre>{@code
 * hist(net.weights().get(0))
 * hist(net.predict(X), bins(30))
 * }</pre>
 */
public final class AxesHistogram implements Figure {
  private static final int WIDTH = 340;
  private static final int HEIGHT = 240;
  private static final int LEFT = 66;
  private static final int RIGHT = 18;
  private static final int TOP = 14;
  private static final int BOTTOM = 34;
  private static final int MOST_TICKS = 5;

  private final double[] edges;
  private final long[] counts;
  private final long leftOut;

  private AxesHistogram(double[] edges, long[] counts, long leftOut) {
    this.edges = edges;
    this.counts = counts;
    this.leftOut = leftOut;
  }

  /**
   * Returns the histogram of all numbers of an array, like {@code plt.hist(values.flatten())}.
   * Values that are NaN or infinite are left out.
   *
   * @param values numbers of any type, in an array of any shape
   * @param options {@code bins(10)}
   * @throws IllegalArgumentException if there is no finite value, or an option is given twice
   */
  public static AxesHistogram hist(INDArray values, HistOption... options) {
    if (values == null) {
      throw new IllegalArgumentException(
          "hist: the values are null; first run the cell that creates them");
    }
    return hist(values.dup('c').data().asDouble(), options);
  }

  /**
   * Returns the histogram of some numbers, like {@code plt.hist(values)}. The bins cover the range
   * from the smallest to the largest value. Each bin contains its left edge; only the last one also
   * contains its right edge.
   *
   * @param values the numbers; those that are NaN or infinite are left out
   * @param options {@code bins(10)}
   * @throws IllegalArgumentException if there is no finite value, or an option is given twice
   */
  public static AxesHistogram hist(double[] values, HistOption... options) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      throw new IllegalArgumentException(
          "hist: expected at least one finite number but got "
              + Plural.of(values.length, "number")
              + (values.length == 0 ? "" : ", all of them NaN or infinite"));
    }
    int bins = Options.find(options, new Bins(10)).count();
    double[] edges = edges(bins, finite);
    long[] counts = new long[bins];
    for (double value : finite) {
      counts[bin(value, edges)]++;
    }
    return new AxesHistogram(edges, counts, values.length - finite.length);
  }

  /** Returns the option that chooses the number of bins. */
  public static Bins bins(int count) {
    return new Bins(count);
  }

  // as numpy.histogram_bin_edges: equal values get a range of 1 around them
  private static double[] edges(int bins, double... values) {
    double least = Arrays.stream(values).min().orElseThrow();
    double most = Arrays.stream(values).max().orElseThrow();
    double from = least == most ? least - 0.5 : least;
    double to = least == most ? most + 0.5 : most;
    double[] edges = new double[bins + 1];
    Arrays.setAll(edges, i -> i == bins ? to : from + (to - from) * i / bins);
    return edges;
  }

  private static int bin(double value, double[] edges) {
    int place = Arrays.binarySearch(edges, value + 0.0); // -0.0 becomes 0
    return Math.min(place >= 0 ? place : -place - 2, edges.length - 2);
  }

  /** Returns the number of values in each bin. */
  public long[] counts() {
    return counts.clone();
  }

  /** Returns the edges of the bins in ascending order, one more than there are bins. */
  public double[] edges() {
    return edges.clone();
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  private double from() {
    return edges[0];
  }

  private double to() {
    return edges[edges.length - 1];
  }

  private double most() {
    return (double) Arrays.stream(counts).max().orElseThrow();
  }

  private int x(double value) {
    return LEFT + (int) Math.round((WIDTH - LEFT - RIGHT) * (value - from()) / (to() - from()));
  }

  private int y(double count) {
    int bottom = HEIGHT - BOTTOM;
    return bottom - (int) Math.round((bottom - TOP) * count / most());
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setFont(ChartStyle.TICK_FONT);
    Ticks counted = Ticks.between(0, most(), MOST_TICKS);
    counted.values().stream()
        .filter(tick -> tick == Math.rint(tick))
        .forEach(tick -> countTick(graphics, tick, counted.label(tick)));
    graphics.setColor(Palette.BLUE);
    for (int i = 0; i < counts.length; i++) {
      int left = x(edges[i]);
      int width = Math.max(1, x(edges[i + 1]) - left - (counts.length <= 60 ? 1 : 0));
      int top = y((double) counts[i]);
      graphics.fillRect(left, top, width, y(0) - top);
    }
    graphics.setColor(Palette.INK);
    graphics.drawLine(LEFT, y(0), WIDTH - RIGHT, y(0));
    Ticks ticks = Ticks.between(from(), to(), MOST_TICKS);
    ticks.values().forEach(tick -> valueTick(graphics, tick, ticks.label(tick)));
  }

  private void countTick(Graphics2D graphics, double count, String label) {
    graphics.setColor(Palette.FAINT);
    graphics.drawLine(LEFT, y(count), WIDTH - RIGHT, y(count));
    graphics.setColor(Palette.INK);
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(
        label, LEFT - 8 - metrics.stringWidth(label), y(count) + metrics.getAscent() / 2 - 1);
  }

  private void valueTick(Graphics2D graphics, double value, String label) {
    graphics.drawLine(x(value), y(0), x(value), y(0) + 4);
    FontMetrics metrics = graphics.getFontMetrics();
    int width = metrics.stringWidth(label);
    int left = Math.min(x(value) - width / 2, WIDTH - width - 1);
    graphics.drawString(label, left, y(0) + 7 + metrics.getAscent());
  }

  @Override
  public String description() {
    int peak = 0;
    for (int i = 1; i < counts.length; i++) {
      peak = counts[i] > counts[peak] ? i : peak;
    }
    long all = Arrays.stream(counts).sum();
    return String.format(
        Locale.ROOT,
        "Histogram of %s from %s to %s in %s; the fullest, from %s to %s, contains %.0f %%%s.",
        Plural.of(all, "number"),
        number(from()),
        number(to()),
        Plural.of(counts.length, "bin"),
        number(edges[peak]),
        number(edges[peak + 1]),
        100.0 * counts[peak] / all,
        leftOut == 0 ? "" : "; " + Plural.of(leftOut, "number") + " left out as NaN or infinite");
  }

  private static String number(double value) {
    return Ticks.withMinus(
        value == Math.rint(value) && Math.abs(value) < 1e6
            ? String.format(Locale.ROOT, "%.0f", value + 0.0)
            : String.format(Locale.ROOT, "%.3g", value));
  }

  @Override
  public String toString() {
    return description();
  }
}
