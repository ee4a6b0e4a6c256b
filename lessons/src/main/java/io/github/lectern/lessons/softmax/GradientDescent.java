package io.github.lectern.lessons.softmax;

import static io.github.lectern.keras.activations.Activations.sigmoid;
import static io.github.lectern.lessons.interactive.LossCurve.decimals;
import static io.github.lectern.lessons.interactive.LossCurve.number;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.LossCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private static final LossCurve CURVE =
      new LossCurve(GradientDescent::loss, GradientDescent::slope, LEAST, MOST, HIGHEST);

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
    if (!CURVE.isShown(start)) {
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
            CURVE.scene(),
            frames)
        .startingAt(frames.size() - 1);
  }

  private static List<Double> path(double start, double learningRate) {
    List<Double> path = new ArrayList<>(List.of(start));
    double w = CURVE.next(start, learningRate);
    while (path.size() <= STEPS && CURVE.isShown(w)) {
      path.add(w);
      w = CURVE.next(w, learningRate);
    }
    return path;
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

  private static Frame frame(List<Double> path, double learningRate) {
    double w = path.get(path.size() - 1);
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
            decimals(CURVE.next(w, learningRate)));
    return new Frame(Integer.toString(path.size() - 1), CURVE.path(path) + CURVE.tangent(w), words);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
