package io.github.lectern.lessons.interactive;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The loss of a model with a single weight as a curve, with the elements that figures of training
 * draw over it: the tangent at a weight, and the path of a training run.
 *
 * @param loss the loss of a weight
 * @param slope the derivative of the loss
 * @param least the weight at the left end
 * @param most the weight at the right end
 * @param highest the loss at the upper end
 */
public record LossCurve(
    DoubleUnaryOperator loss,
    DoubleUnaryOperator slope,
    double least,
    double most,
    double highest) {
  private static final double TANGENT = 0.9; // half its length, in units of w
  private static final int POINTS = 120;
  private static final int LEFT = 56;
  private static final int RIGHT = Scene.PHONE - 30;
  private static final int TOP = 16;
  private static final int BOTTOM = 250;

  /** Returns whether a weight lies between the ends of the curve. */
  public boolean isShown(double w) {
    return w >= least && w <= most;
  }

  /** Returns the weight after one step against the slope. */
  public double next(double w, double learningRate) {
    return w - learningRate * slope.applyAsDouble(w);
  }

  /** Returns the axes and the curve. */
  public Scene scene() {
    StringBuilder background = new StringBuilder();
    for (int height = 0; height <= highest; height++) {
      background
          .append(Svg.line(LEFT, y(height), RIGHT, y(height), height == 0 ? Svg.GREY : Svg.FAINT))
          .append(Svg.end(LEFT - 8, y(height) + 5, Svg.INK, Integer.toString(height)));
    }
    for (int w = (int) least; w <= most; w += 2) {
      background.append(Svg.middle(x(w), BOTTOM + 20, Svg.INK, number(w)));
    }
    double[] weights =
        IntStream.rangeClosed(0, POINTS)
            .mapToDouble(i -> least + i * (most - least) / POINTS)
            .toArray();
    background
        .append(Svg.middle((LEFT + RIGHT) / 2.0, BOTTOM + 42, Svg.INK, "weight w"))
        .append(Svg.text(4, TOP + 4, Svg.INK, "loss"))
        .append(curve(weights, DoubleStream.of(weights).map(loss).toArray(), Svg.BLUE));
    return new Scene(RIGHT + 30, BOTTOM + 48, background.toString());
  }

  /** Returns the tangent at a weight, and a dot on the curve. */
  public String tangent(double w) {
    double rise = TANGENT * slope.applyAsDouble(w);
    double height = loss.applyAsDouble(w);
    double[] weights = {w - TANGENT, w + TANGENT};
    return curve(weights, new double[] {height - rise, height + rise}, Svg.VERMILLION)
        + Svg.dot(x(w), y(height), 7, Svg.VERMILLION);
  }

  /** Returns the path of a training run: a dot for each weight but the last, and dashed lines. */
  public String path(List<Double> weights) {
    StringBuilder drawing = new StringBuilder();
    for (int i = 1; i < weights.size(); i++) {
      double from = weights.get(i - 1);
      double to = weights.get(i);
      drawing.append(step(from, to));
      drawing.append(Svg.dot(x(from), y(loss.applyAsDouble(from)), 4, Svg.GREY));
    }
    return drawing.toString();
  }

  /** Returns a dashed line from a point of the curve to another one. */
  public String step(double from, double to) {
    return Svg.dashes(
        x(from), y(loss.applyAsDouble(from)), x(to), y(loss.applyAsDouble(to)), Svg.GREY);
  }

  private String curve(double[] weights, double[] heights, String colour) {
    return Svg.curve(
        DoubleStream.of(weights).map(this::x).toArray(),
        DoubleStream.of(heights).map(this::y).toArray(),
        colour);
  }

  private double x(double w) {
    return LEFT + (w - least) / (most - least) * (RIGHT - LEFT);
  }

  private double y(double height) {
    return BOTTOM - height / highest * (BOTTOM - TOP);
  }

  /** Formats a number without trailing zeros and with a typographic minus sign. */
  public static String number(double value) {
    return decimals(value).replaceFirst("\\.?0+$", "");
  }

  /** Formats a number with two decimals and a typographic minus sign. */
  public static String decimals(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text.replace('-', '−');
  }
}
