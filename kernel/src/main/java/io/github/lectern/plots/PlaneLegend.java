package io.github.lectern.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.style.lines.SeriesLines;

/**
 * The names of the lines in a picture of a plane, one below the other, each beside a sample of its
 * line.
 */
record PlaneLegend(List<String> names) {
  private static final int LINE_HEIGHT = 22;
  private static final int SAMPLE = 34;

  /** Returns the colour of a line. */
  static Color colour(int place) {
    return Palette.series()[place % Palette.series().length];
  }

  /**
   * Returns the stroke of a line. Neighbours differ in their dashes as well as in their colours.
   */
  static BasicStroke stroke(int place) {
    return switch (place % 3) {
      case 0 -> new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
      case 1 -> SeriesLines.DASH_DASH;
      default -> SeriesLines.DOT_DOT;
    };
  }

  int height() {
    return names.isEmpty() ? 8 : LINE_HEIGHT * names.size() + 8;
  }

  void paint(Graphics2D graphics, int left, int top) {
    graphics.setFont(ChartStyle.FONT);
    FontMetrics metrics = graphics.getFontMetrics();
    for (int i = 0; i < names.size(); i++) {
      int middle = top + LINE_HEIGHT * i + LINE_HEIGHT / 2 + 4;
      graphics.setColor(colour(i));
      graphics.setStroke(stroke(i));
      graphics.drawLine(left, middle, left + SAMPLE, middle);
      graphics.setColor(Palette.INK);
      graphics.drawString(names.get(i), left + SAMPLE + 8, middle + metrics.getAscent() / 2 - 1);
    }
  }
}
