package io.github.lectern.lessons.learning;

import static io.github.lectern.keras.activations.Activations.sigmoid;
import static io.github.lectern.lessons.interactive.LossCurve.decimals;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.LossCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Figures of the loss of a logistic model with a single weight, p = sigmoid(w x). The three samples
 * have the inputs 1, 1 and 2 and the labels 1, 0 and 1, as in notebook 03.
 */
public final class OneWeight {
  private static final double[] X = {1, 1, 2};
  private static final double[] Y = {1, 0, 1};
  private static final double START = -3;
  private static final int STEPS = 12;
  private static final double LEAST = -4;
  private static final double MOST = 8;
  private static final double HIGHEST = 4.2;
  private static final List<String> RATES =
      List.of("0.05", "0.1", "0.2", "0.5", "1", "2", "3", "4", "6", "8", "10", "20");
  private static final LossCurve CURVE =
      new LossCurve(OneWeight::loss, OneWeight::slope, LEAST, MOST, HIGHEST);

  private OneWeight() {}

  /** Returns a figure whose slider sets the weight. It shows the loss and its slope there. */
  public static InteractiveFigure slope() {
    List<Frame> frames =
        IntStream.rangeClosed((int) (4 * LEAST), (int) (4 * MOST))
            .mapToObj(quarters -> slopeFrame(quarters / 4.0))
            .toList();
    return InteractiveFigure.slider("One weight and its loss", "weight", CURVE.scene(), frames)
        .startingAt((int) (4 * (START - LEAST)));
  }

  private static Frame slopeFrame(double w) {
    double slope = slope(w);
    String advice =
        Math.abs(slope) < 0.1
            ? "The curve is nearly flat here."
            : slope < 0
                ? "The loss falls to the right, so a larger weight is better."
                : "The loss rises to the right, so a smaller weight is better.";
    String words =
        format("w = %s: loss %.2f, slope %s. %s", decimals(w), loss(w), decimals(slope), advice);
    return new Frame(decimals(w), CURVE.tangent(w), words);
  }

  /**
   * Returns a figure whose slider sets the learning rate. It shows twelve steps from the same
   * weight, fewer if one of them leaves the picture.
   */
  public static InteractiveFigure learningRates() {
    List<Frame> frames = RATES.stream().map(OneWeight::rateFrame).toList();
    return InteractiveFigure.slider(
            "Twelve steps, one learning rate", "learning rate", CURVE.scene(), frames)
        .startingAt(RATES.indexOf("1"));
  }

  private static Frame rateFrame(String label) {
    double rate = Double.parseDouble(label);
    List<Double> path = new ArrayList<>(List.of(START));
    double w = CURVE.next(START, rate);
    while (path.size() <= STEPS && CURVE.isShown(w)) {
      path.add(w);
      w = CURVE.next(w, rate);
    }
    double last = path.get(path.size() - 1);
    String start = format("With a learning rate of %s, the weight is at ", label);
    String words =
        path.size() <= STEPS
            ? format(
                "%s%s after %d steps; the next step leaves the picture, to %s.",
                start, decimals(last), path.size() - 1, decimals(w))
            : format(
                "%s%s after %d steps, with loss %.2f. It %s.",
                start, decimals(last), STEPS, loss(last), turned(turns(path)));
    return new Frame(label, CURVE.path(path) + CURVE.tangent(last), words);
  }

  private static String turned(long count) {
    return count == 0
        ? "never turned back"
        : "turned back " + (count == 1 ? "once" : count + " times");
  }

  /** Returns how often a path changes its direction. */
  private static long turns(List<Double> path) {
    return IntStream.range(2, path.size())
        .filter(i -> (path.get(i) - path.get(i - 1)) * (path.get(i - 1) - path.get(i - 2)) < 0)
        .count();
  }

  // L(w) = -mean(y ln p + (1 - y) ln(1 - p)), p = sigmoid(w x)
  static double loss(double w) {
    return IntStream.range(0, X.length)
        .mapToDouble(i -> -Math.log(sigmoid(Y[i] == 1 ? w * X[i] : -w * X[i])))
        .average()
        .orElseThrow();
  }

  // dL/dw = mean((p - y) x)
  static double slope(double w) {
    DoubleStream slopes =
        IntStream.range(0, X.length).mapToDouble(i -> (sigmoid(w * X[i]) - Y[i]) * X[i]);
    return slopes.average().orElseThrow();
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
