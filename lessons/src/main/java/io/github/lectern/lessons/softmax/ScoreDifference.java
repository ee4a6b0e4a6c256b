package io.github.lectern.lessons.softmax;

import static io.github.lectern.keras.activations.Activations.softmax;

import io.github.lectern.lessons.interactive.Frame;
import io.github.lectern.lessons.interactive.InteractiveFigure;
import io.github.lectern.lessons.interactive.Scene;
import io.github.lectern.lessons.interactive.Svg;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A figure of the softmax of two scores, with a slider for their difference. */
public final class ScoreDifference {
  private static final double MOST = 6;
  private static final int STEPS_IN_ONE = 4;
  private static final int LEFT = 50;
  private static final int RIGHT = 300;
  private static final int TOP = 20;
  private static final int BOTTOM = 220;
  private static final int BARS = 356;
  private static final int BAR_WIDTH = 52;

  private ScoreDifference() {}

  /**
   * Returns the figure, which starts with equal scores.
   *
   * @param z2 the second score, such as 300; the slider sets how far the first score is above it
   */
  public static InteractiveFigure slider(double z2) {
    int ends = (int) (MOST * STEPS_IN_ONE);
    List<Frame> frames =
        IntStream.rangeClosed(-ends, ends)
            .mapToObj(step -> frame((double) step / STEPS_IN_ONE, z2))
            .toList();
    return InteractiveFigure.slider(
            "Only the difference matters",
            "z1 − z2",
            new Scene(BARS + 2 * BAR_WIDTH + 40, BOTTOM + 46, background()),
            frames)
        .startingAt(ends);
  }

  private static Frame frame(double difference, double z2) {
    INDArray p = softmax(z2 + difference, z2);
    double p1 = p.getDouble(0);
    double p2 = p.getDouble(1);
    String drawing =
        Svg.dashes(x(difference), TOP, x(difference), BOTTOM, Svg.GREY)
            + Svg.dot(x(difference), y(p1), 7, Svg.BLUE)
            + Svg.dot(x(difference), y(p2), 7, Svg.VERMILLION)
            + bar(0, p1, Svg.BLUE)
            + bar(1, p2, Svg.VERMILLION);
    String words =
        format(
            "Scores %s and %s give %.4f and %.4f; so do %s and 0.",
            number(z2 + difference), number(z2), p1, p2, number(difference));
    return new Frame(number(difference), drawing, words);
  }

  private static String bar(int index, double p, String colour) {
    double left = BARS + index * (BAR_WIDTH + 20);
    return Svg.bar(left, y(p), BAR_WIDTH, BOTTOM - y(p), colour)
        + Svg.middle(
            left + BAR_WIDTH / 2.0, Math.max(y(p) - 6, TOP - 6), Svg.INK, format("%.4f", p));
  }

  private static String background() {
    double[] differences =
        DoubleStream.iterate(-MOST, d -> d <= MOST, d -> d + 1.0 / STEPS_IN_ONE).toArray();
    double[] x = DoubleStream.of(differences).map(ScoreDifference::x).toArray();
    double[] y1 = DoubleStream.of(differences).map(d -> y(softmax(d, 0).getDouble(0))).toArray();
    double[] y2 = DoubleStream.of(differences).map(d -> y(softmax(d, 0).getDouble(1))).toArray();
    return grid()
        + Svg.curve(x, y1, Svg.BLUE)
        + Svg.curve(x, y2, Svg.VERMILLION).replace("/>", " stroke-dasharray=\"7 4\"/>")
        + Svg.end(x(MOST) - 2, y(0.9), Svg.INK, "p1")
        + Svg.end(x(MOST) - 2, y(0.06), Svg.INK, "p2")
        + Svg.middle((LEFT + RIGHT) / 2.0, BOTTOM + 40, Svg.INK, "z1 − z2")
        + Svg.middle(BARS + BAR_WIDTH / 2.0, BOTTOM + 20, Svg.INK, "p1")
        + Svg.middle(BARS + 1.5 * BAR_WIDTH + 20, BOTTOM + 20, Svg.INK, "p2");
  }

  private static String grid() {
    StringBuilder grid = new StringBuilder();
    for (double p : new double[] {0, 0.5, 1}) {
      grid.append(Svg.line(LEFT, y(p), RIGHT, y(p), p == 0 ? Svg.GREY : Svg.FAINT))
          .append(Svg.end(LEFT - 8, y(p) + 5, Svg.INK, format("%.1f", p)));
    }
    for (int d = (int) -MOST; d <= MOST; d += 2) {
      grid.append(Svg.middle(x(d), BOTTOM + 20, Svg.INK, number(d)));
    }
    return grid.append(Svg.line(BARS - 10, BOTTOM, BARS + 2 * BAR_WIDTH + 30, BOTTOM, Svg.GREY))
        .toString();
  }

  private static double x(double difference) {
    return LEFT + (difference + MOST) / (2 * MOST) * (RIGHT - LEFT);
  }

  private static double y(double p) {
    return BOTTOM - p * (BOTTOM - TOP);
  }

  /** Formats a number without trailing zeros and with a typographic minus sign. */
  private static String number(double value) {
    return format("%.2f", value).replaceFirst("\\.?0+$", "").replace('-', '−');
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
