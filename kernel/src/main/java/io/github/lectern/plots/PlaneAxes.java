package io.github.lectern.plots;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * The two axes of a picture of a plane, which map points of the plane to pixels.
 *
 * @param xFrom the value at the left end of the x axis
 * @param xTo the value at its right end
 * @param yFrom the value at the lower end of the y axis
 * @param yTo the value at its upper end
 * @param columns the width of the area between the axes, in CSS pixels
 */
record PlaneAxes(double xFrom, double xTo, double yFrom, double yTo, int columns) {
  /** The room to the left of the area, for labels and a title. */
  static final int LEFT = 62;

  /** The height of the area. */
  static final int ROWS = 300;

  private static final int TOP = 12;
  private static final int MARK = 4;
  private static final int MOST_TICKS = 7;
  private static final int TICK_LINE = 22;
  private static final int TITLE_LINE = 22;

  /** Returns the height of the area, its labels and its title. */
  static int height() {
    return TOP + ROWS + TICK_LINE + TITLE_LINE;
  }

  /** Returns the pixels between the axes. */
  Rectangle area() {
    return new Rectangle(LEFT, TOP, columns, ROWS);
  }

  /** Returns the x coordinate of a value. */
  double x(double value) {
    return LEFT + (value - xFrom) / (xTo - xFrom) * columns;
  }

  /** Returns the y coordinate of a value. */
  double y(double value) {
    return TOP + (yTo - value) / (yTo - yFrom) * ROWS;
  }

  /** Returns the value at the middle of a column of pixels, counted from the left end. */
  double xOf(int column) {
    return xFrom + (column + 0.5) / columns * (xTo - xFrom);
  }

  /** Returns the value at the middle of a row of pixels, counted from the upper end. */
  double yOf(int row) {
    return yTo - (row + 0.5) / ROWS * (yTo - yFrom);
  }

  /** Paints an image that fills the area. */
  void paintImage(Graphics2D graphics, BufferedImage image) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, LEFT, TOP, columns, ROWS, null);
  }

  /** Paints the frame of the area, ticks at round numbers, and the titles. */
  void paint(Graphics2D graphics, String xTitle, String yTitle) {
    graphics.setColor(Palette.INK);
    graphics.setFont(ChartStyle.TICK_FONT);
    graphics.drawRect(LEFT, TOP, columns, ROWS);
    FontMetrics metrics = graphics.getFontMetrics();
    Ticks xTicks = Ticks.between(xFrom, xTo, MOST_TICKS);
    for (double tick : xTicks.values()) {
      int x = (int) Math.round(x(tick));
      String label = xTicks.label(tick);
      graphics.drawLine(x, TOP + ROWS, x, TOP + ROWS + MARK);
      graphics.drawString(
          label, x - metrics.stringWidth(label) / 2, TOP + ROWS + MARK + 1 + metrics.getAscent());
    }
    Ticks yTicks = Ticks.between(yFrom, yTo, MOST_TICKS);
    for (double tick : yTicks.values()) {
      int y = (int) Math.round(y(tick));
      String label = yTicks.label(tick);
      graphics.drawLine(LEFT - MARK, y, LEFT, y);
      graphics.drawString(
          label, LEFT - MARK - 3 - metrics.stringWidth(label), y + metrics.getAscent() / 2 - 1);
    }
    titles(graphics, xTitle, yTitle);
  }

  private void titles(Graphics2D graphics, String xTitle, String yTitle) {
    graphics.setFont(ChartStyle.FONT);
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(
        xTitle,
        LEFT + (columns - metrics.stringWidth(xTitle)) / 2,
        height() - metrics.getDescent());
    AffineTransform upright = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, metrics.getAscent(), TOP + ROWS / 2.0);
    graphics.drawString(
        yTitle, metrics.getAscent() - metrics.stringWidth(yTitle) / 2, TOP + ROWS / 2);
    graphics.setTransform(upright);
  }
}
