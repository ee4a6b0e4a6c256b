package io.github.lectern.lessons.softmax;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A figure of gradient descent on the loss of a logistic model with a single weight, p = sigmoid(w
 * x), and three samples. A slider sets the number of steps.
 */
public final class GradientDescent {
  private static final double[] X = {1, 2, 1};
  private static final double[] Y = {1, 1, 0};
  private static final int STEPS = 8;
  private static final double LEAST = -4;
  private static final double MOST = 8;
  private static final double HIGHEST = 4.2;
  private static final double TANGENT = 0.9; // half its length, in units of w
  private static final int LEFT = 56;
  private static final int RIGHT = 600;
  private static final int TOP = 16;
  private static final int BOTTOM = 250;

  private GradientDescent() {}

  /**
   * Returns the figure, which starts with all steps shown. It has at most eight steps, fewer if one
   * of them leaves the picture.
   *
   * @param start the weight before the first step, from -4 to 8
   * @param learningRate the factor by which the slope is multiplied, above 0
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static InteractiveFigure of(double start, double learningRate) {
    if (!isShown(start)) {
      throw new IllegalArgumentException(
          format(
              "GradientDescent: expected a start from %.0f to %.0f but got %s",
              LEAST, MOST, start));
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "GradientDescent: expected a learning rate above 0 but got " + learningRate);
    }
    List<Double> path = path(start, learningRate);
    List<Frame> frames =
        IntStream.range(0, path.size())
            .mapToObj(step -> frame(path.subList(0, step + 1), learningRate))
            .toList();
    return InteractiveFigure.slider(
            "Downhill with a learning rate of " + number(learningRate),
            "steps",
            new Scene(RIGHT + 30, BOTTOM + 48, background()),
            frames)
        .startingAt(frames.size() - 1);
  }

  private static List<Double> path(double start, double learningRate) {
    List<Double> path = new ArrayList<>(List.of(start));
    double w = next(start, learningRate);
    while (path.size() <= STEPS && isShown(w)) {
      path.add(w);
      w = next(w, learningRate);
    }
    return path;
  }

  private static double next(double w, double learningRate) {
    return w - learningRate * slope(w);
  }

  // L(w) = -mean(y ln p + (1 - y) ln(1 - p)), p = sigmoid(w x)
  static double loss(double w) {
    double sum = 0;
    for (int i = 0; i < X.length; i++) {
      sum -= Math.log(sigmoid(Y[i] == 1 ? w * X[i] : -w * X[i]));
    }
    return sum / X.length;
  }

  // dL/dw = mean((p - y) x)
  static double slope(double w) {
    double sum = 0;
    for (int i = 0; i < X.length; i++) {
      sum += (sigmoid(w * X[i]) - Y[i]) * X[i];
    }
    return sum / X.length;
  }

  private static boolean isShown(double w) {
    return w >= LEAST && w <= MOST;
  }

  private static Frame frame(List<Double> path, double learningRate) {
    StringBuilder drawing = new StringBuilder();
    for (int i = 1; i < path.size(); i++) {
      double from = path.get(i - 1);
      double to = path.get(i);
      drawing.append(Svg.dashes(x(from), y(loss(from)), x(to), y(loss(to)), Svg.GREY));
      drawing.append(Svg.dot(x(from), y(loss(from)), 4, Svg.GREY));
    }
    double w = path.get(path.size() - 1);
    drawing.append(tangent(w)).append(Svg.dot(x(w), y(loss(w)), 7, Svg.VERMILLION));
    String words =
        format(
            "After %s: w = %s, loss %.2f, slope %s. The next step: %s − %s × (%s) = %s.",
            path.size() == 2 ? "1 step" : path.size() - 1 + " steps",
            decimals(w),
            loss(w),
            decimals(slope(w)),
            decimals(w),
            number(learningRate),
            decimals(slope(w)),
            decimals(next(w, learningRate)));
    return new Frame(Integer.toString(path.size() - 1), drawing.toString(), words);
  }

  private static String tangent(double w) {
    double[] ends = {w - TANGENT, w + TANGENT};
    double[] heights = {loss(w) - TANGENT * slope(w), loss(w) + TANGENT * slope(w)};
    return Svg.curve(
        DoubleStream.of(ends).map(GradientDescent::x).toArray(),
        DoubleStream.of(heights).map(GradientDescent::y).toArray(),
        Svg.VERMILLION);
  }

  private static String background() {
    double[] weights =
        IntStream.rangeClosed(0, 120).mapToDouble(i -> LEAST + i * (MOST - LEAST) / 120).toArray();
    StringBuilder background = new StringBuilder();
    for (int height = 0; height <= HIGHEST; height++) {
      background
          .append(Svg.line(LEFT, y(height), RIGHT, y(height), height == 0 ? Svg.GREY : Svg.FAINT))
          .append(Svg.end(LEFT - 8, y(height) + 5, Svg.INK, Integer.toString(height)));
    }
    for (int w = (int) LEAST; w <= MOST; w += 2) {
      background.append(Svg.middle(x(w), BOTTOM + 20, Svg.INK, number(w)));
    }
    return background
        .append(Svg.middle((LEFT + RIGHT) / 2.0, BOTTOM + 42, Svg.INK, "weight w"))
        .append(Svg.text(4, TOP + 4, Svg.INK, "loss"))
        .append(
            Svg.curve(
                DoubleStream.of(weights).map(GradientDescent::x).toArray(),
                DoubleStream.of(weights).map(w -> y(loss(w))).toArray(),
                Svg.BLUE))
        .toString();
  }

  private static double x(double w) {
    return LEFT + (w - LEAST) / (MOST - LEAST) * (RIGHT - LEFT);
  }

  private static double y(double loss) {
    return BOTTOM - loss / HIGHEST * (BOTTOM - TOP);
  }

  /** Formats a number without trailing zeros and with a typographic minus sign. */
  private static String number(double value) {
    return decimals(value).replaceFirst("\\.?0+$", "");
  }

  private static String decimals(double value) {
    String text = format("%.2f", value);
    return text.equals("-0.00") ? "0.00" : text.replace('-', '−');
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
