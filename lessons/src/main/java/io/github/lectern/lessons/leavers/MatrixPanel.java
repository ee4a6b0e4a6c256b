package io.github.lectern.lessons.leavers;

import io.github.lectern.keras.metrics.BinaryConfusionMatrix;
import io.github.lectern.lessons.interactive.Svg;
import java.util.Locale;

/** A panel with the confusion matrix; its counts depend on the threshold. */
final class MatrixPanel implements Panel {
  private static final double LEFT = 66;
  private static final double TOP = 208;
  private static final double WIDTH = 92;
  private static final double HEIGHT = 62;

  @Override
  public String background() {
    return Svg.middle(LEFT + WIDTH / 2, TOP - 8, Svg.INK, "flagged")
        + Svg.middle(LEFT + 1.5 * WIDTH, TOP - 8, Svg.INK, "not flagged")
        + Svg.end(LEFT - 10, TOP + HEIGHT / 2 + 5, Svg.INK, "leave")
        + Svg.end(LEFT - 10, TOP + 1.5 * HEIGHT + 5, Svg.INK, "stay")
        + cell(0, 0, "TP", Svg.BLUE)
        + cell(0, 1, "FN", Svg.VERMILLION)
        + cell(1, 0, "FP", Svg.VERMILLION)
        + cell(1, 1, "TN", Svg.BLUE);
  }

  /** Draws an empty cell: blue for right predictions, vermillion for wrong ones. */
  private static String cell(int row, int column, String name, String colour) {
    double x = LEFT + column * WIDTH + 2;
    double y = TOP + row * HEIGHT + 2;
    return "<g opacity=\"0.13\">"
        + Svg.bar(x, y, WIDTH - 4, HEIGHT - 4, colour)
        + "</g>"
        + Svg.box(x, y, WIDTH - 4, HEIGHT - 4, colour)
        + Svg.text(x + 8, y + 20, Svg.INK, name);
  }

  @Override
  public String drawing(double threshold, BinaryConfusionMatrix m) {
    return Svg.bold(
        "<g font-size=\"22\">"
            + count(0, 0, m.tp())
            + count(0, 1, m.fn())
            + count(1, 0, m.fp())
            + count(1, 1, m.tn())
            + "</g>");
  }

  private static String count(int row, int column, long count) {
    return Svg.middle(
        LEFT + (column + 0.5) * WIDTH,
        TOP + (row + 0.5) * HEIGHT + 10,
        Svg.INK,
        String.format(Locale.ROOT, "%,d", count));
  }
}
