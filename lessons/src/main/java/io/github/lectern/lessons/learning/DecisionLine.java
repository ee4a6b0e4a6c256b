package io.github.lectern.lessons.learning;

import static io.github.lectern.keras.activations.Activations.sigmoid;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Records a logistic model of two features while it learns, and shows how its decision line moves.
 *
 * <pre>{@code
 * var lines = new DecisionLine(X, y);
 * lines.add(step, W, b);       // every few steps
 * lines.figure()
 * }</pre>
 */
public final class DecisionLine {
  private static final double REACH = 3.2; // the axes go from -3.2 to 3.2
  private static final int LEFT = 56;
  private static final int SIDE = 360;
  private static final int TOP = 12;

  private final double[][] x;
  private final double[] y;
  private final List<Frame> frames = new ArrayList<>();

  /**
   * Creates a record without lines.
   *
   * @param x the samples, [n,2]
   * @param y the labels, 0 or 1, [n,1]
   */
  public DecisionLine(INDArray x, INDArray y) {
    this.x = x.toDoubleMatrix();
    this.y = y.reshape(y.length()).toDoubleVector();
  }

  /**
   * Adds the line of a model.
   *
   * @param step the number of steps that the model has taken
   * @param weights the weights of the two features, [2,1]
   */
  public void add(int step, INDArray weights, double bias) {
    double w1 = weights.getDouble(0);
    double w2 = weights.getDouble(1);
    double loss = 0;
    int right = 0;
    for (int i = 0; i < y.length; i++) {
      double score = w1 * x[i][0] + w2 * x[i][1] + bias;
      loss -= Math.log(sigmoid(y[i] == 1 ? score : -score)) / y.length;
      right += score > 0 == (y[i] == 1) ? 1 : 0;
    }
    String words =
        "After %s: score = %s × width %s × height %s. Loss %s, %d of %d right."
            .formatted(
                step == 1 ? "1 step" : step + " steps",
                number("%.2f", w1),
                signed(w2),
                signed(bias),
                number("%.3f", loss),
                right,
                y.length);
    frames.add(new Frame(Integer.toString(step), line(w1, w2, bias), words));
  }

  /**
   * Returns a figure with a slider for the recorded steps.
   *
   * @throws IllegalArgumentException if no line has been added
   */
  public InteractiveFigure figure() {
    return InteractiveFigure.slider(
            "The line between apples and pears",
            "steps",
            new Scene(LEFT + SIDE + 20, TOP + SIDE + 76, background()),
            frames)
        .startingAt(frames.size() - 1);
  }

  private static String signed(double value) {
    return (value < 0 ? "− " : "+ ") + number("%.2f", Math.abs(value));
  }

  private static String number(String form, double value) {
    return String.format(Locale.ROOT, form, value).replace('-', '−');
  }

  // w1 x1 + w2 x2 + b = 0 is the line through -b w / |w|^2 across the weights
  private static String line(double w1, double w2, double bias) {
    double square = w1 * w1 + w2 * w2;
    if (square == 0) {
      return ""; // all scores are equal, so there is no line
    }
    double x1 = -bias * w1 / square;
    double x2 = -bias * w2 / square;
    double ux = -w2 / Math.sqrt(square);
    double uy = w1 / Math.sqrt(square);
    double[] reach = clipped(x1, x2, ux, uy);
    return Svg.curve(
        new double[] {px(x1 + reach[0] * ux), px(x1 + reach[1] * ux)},
        new double[] {py(x2 + reach[0] * uy), py(x2 + reach[1] * uy)},
        Svg.GREEN);
  }

  /** Returns the ends of the part of a line that is inside the axes, as distances from a point. */
  private static double[] clipped(double x, double y, double ux, double uy) {
    double from = -4 * REACH;
    double to = 4 * REACH;
    for (double[] axis : new double[][] {{x, ux}, {y, uy}}) {
      if (axis[1] != 0) {
        double one = (-REACH - axis[0]) / axis[1];
        double other = (REACH - axis[0]) / axis[1];
        from = Math.max(from, Math.min(one, other));
        to = Math.min(to, Math.max(one, other));
      }
    }
    return from < to ? new double[] {from, to} : new double[] {0, 0};
  }

  private String background() {
    StringBuilder drawing = new StringBuilder(Svg.box(LEFT, TOP, SIDE, SIDE, Svg.GREY));
    for (int tick = -3; tick <= 3; tick++) {
      String label = Integer.toString(tick).replace('-', '−');
      drawing.append(Svg.middle(px(tick), TOP + SIDE + 20, Svg.INK, label));
      drawing.append(Svg.end(LEFT - 8, py(tick) + 5, Svg.INK, label));
    }
    drawing.append(Svg.middle(LEFT + SIDE / 2.0, TOP + SIDE + 42, Svg.INK, "width (cm)"));
    drawing.append(Svg.text(LEFT + 8, TOP + 20, Svg.INK, "height (cm)"));
    for (int i = 0; i < y.length; i++) {
      drawing.append(mark(px(x[i][0]), py(x[i][1]), y[i] == 1));
    }
    return drawing.append(legend()).toString();
  }

  private static String mark(double x, double y, boolean isPear) {
    return isPear ? Svg.bar(x - 3.5, y - 3.5, 7, 7, Svg.VERMILLION) : Svg.dot(x, y, 4.5, Svg.BLUE);
  }

  private static String legend() {
    double y = TOP + SIDE + 66;
    double[] line = {LEFT + 190, LEFT + 216};
    return mark(LEFT + 8, y - 5, false)
        + Svg.text(LEFT + 20, y, Svg.INK, "apple")
        + mark(LEFT + 98, y - 5, true)
        + Svg.text(LEFT + 110, y, Svg.INK, "pear")
        + Svg.curve(line, new double[] {y - 5, y - 5}, Svg.GREEN)
        + Svg.text(LEFT + 224, y, Svg.INK, "probability 0.5");
  }

  private static double px(double value) {
    return LEFT + (value + REACH) / (2 * REACH) * SIDE;
  }

  private static double py(double value) {
    return TOP + (REACH - value) / (2 * REACH) * SIDE;
  }
}
