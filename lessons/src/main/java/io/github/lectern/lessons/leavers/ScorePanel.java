package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.lessons.interactive.Svg;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A panel with one dot for each employee, at the predicted probability on a logarithmic axis.
 * Leavers are above stayers.
 */
final class ScorePanel implements Panel {
  private static final double LEFT = 66;
  private static final double WIDTH = 420;
  private static final double TOP = 30;
  private static final double BOTTOM = 122;
  private static final double LEAVERS = 34;
  private static final double STAYERS = 66;
  private static final double SPREAD = 48;
  private static final double DECADES = 3;
  private static final double GOLDEN = 0.6180339887;

  private final INDArray left;
  private final INDArray scores;

  ScorePanel(INDArray left, INDArray scores) {
    this.left = left;
    this.scores = scores;
  }

  /** Returns the x coordinate of a probability; those below 0.001 are drawn at 0.001. */
  private static double x(double score) {
    double decade = Math.log10(Math.max(score, Math.pow(10, -DECADES)));
    return LEFT + WIDTH * (1 + decade / DECADES);
  }

  @Override
  public String background() {
    return Svg.end(LEFT - 14, LEAVERS + 14, Svg.INK, "leave")
        + Svg.end(LEFT - 14, STAYERS + 26, Svg.INK, "stay")
        + dots(0, Svg.GREY, 4)
        + dots(1, Svg.VERMILLION, 10)
        + axis();
  }

  /**
   * Returns the dots of one kind as a single path, since there are many. Their heights differ, so
   * that few dots overlap.
   */
  private String dots(int kind, String colour, int size) {
    double top = kind == 1 ? LEAVERS : STAYERS;
    double spread = kind == 1 ? SPREAD / 3 : SPREAD;
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < left.length(); i++) {
      if (left.getDouble(i) == kind) {
        double y = top + spread * (i * GOLDEN % 1);
        path.append(String.format(Locale.ROOT, "M%.0f %.0fh0", x(scores.getDouble(i)), y));
      }
    }
    return "<path d=\"%s\" stroke=\"%s\" stroke-width=\"%d\" stroke-linecap=\"round\"/>"
        .formatted(path, colour, size);
  }

  private static String axis() {
    StringBuilder axis = new StringBuilder();
    axis.append(Svg.line(LEFT, BOTTOM, LEFT + WIDTH, BOTTOM, Svg.GREY));
    for (String tick : new String[] {"0.001", "0.01", "0.1", "1"}) {
      double x = x(Double.parseDouble(tick));
      axis.append(Svg.line(x, BOTTOM, x, BOTTOM + 5, Svg.GREY));
      axis.append(Svg.middle(x, BOTTOM + 20, Svg.INK, tick.equals("0.001") ? "≤ 0.001" : tick));
    }
    return axis.append(Svg.middle(LEFT + WIDTH / 2, BOTTOM + 36, Svg.INK, "probability"))
        .toString();
  }

  @Override
  public String drawing(double threshold, BinaryConfusionMatrix matrix) {
    double x = x(threshold);
    double width = LEFT + WIDTH + 6 - x;
    return "<g opacity=\"0.15\">"
        + Svg.bar(x, TOP, width, BOTTOM - TOP, Svg.BLUE)
        + "</g>"
        + Svg.line(x, TOP - 6, x, BOTTOM, Svg.BLUE).replace("/>", " stroke-width=\"2.5\"/>")
        + (width > WIDTH / 2
            ? Svg.text(x, TOP - 12, Svg.INK, "flagged →")
            : Svg.end(x + 4, TOP - 12, Svg.INK, "flagged →"));
  }
}
