package io.github.lectern.plots;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;

/**
 * Maps values to colours, and draws a bar that shows this mapping.
 *
 * @param map the colour map
 * @param from the value of the first colour
 * @param to the value of the last colour
 */
record ColorScale(ColorMap map, double from, double to) {
  private static final int BAR = 14;
  private static final int GAP = 12;
  private static final int MOST_TICKS = 6;
  private static final int SHADES = 256;
  private static final int TICK = 6; // from the bar to a label
  private static final int MARGIN = 4;
  private static final int LEAST_WIDTH = 64;
  private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);

  /** Returns a scale from the smallest to the largest value. */
  static ColorScale of(ColorMap map, float[] values) {
    float from = Float.POSITIVE_INFINITY;
    float to = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
    return new ColorScale(map, from, to);
  }

  /**
   * Returns a scale that extends equally far below and above 0, so that 0 has the middle colour.
   */
  static ColorScale aroundZero(ColorMap map, float[] values) {
    double farthest = 0;
    for (float value : values) {
      farthest = Math.max(farthest, Math.abs(value));
    }
    return new ColorScale(map, -farthest, farthest);
  }

  Color color(double value) {
    return map.at(share(value));
  }

  /** Returns an image of the values, row by row, with the given number of columns. */
  BufferedImage picture(float[] values, int columns) {
    BufferedImage image =
        new BufferedImage(columns, values.length / columns, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      image.setRGB(i % columns, i / columns, color(values[i]).getRGB());
    }
    return image;
  }

  /** Returns all colours as an image one pixel wide, with the last colour at the top. */
  private BufferedImage stripe() {
    BufferedImage image = new BufferedImage(1, SHADES, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SHADES; y++) {
      image.setRGB(0, y, map.at(1 - y / (SHADES - 1.0)).getRGB());
    }
    return image;
  }

  /** Returns the width in pixels that the bar and its labels take up beside an image. */
  int barWidth() {
    Ticks ticks = ticks();
    double widest =
        ticks.values().stream()
            .map(ticks::label)
            .mapToDouble(
                label -> ChartStyle.TICK_FONT.getStringBounds(label, FRACTIONAL).getWidth())
            .max()
            .orElse(0);
    return Math.max(LEAST_WIDTH, GAP + BAR + TICK + (int) Math.ceil(widest) + MARGIN);
  }

  private Ticks ticks() {
    return Ticks.between(from, to, MOST_TICKS);
  }

  /** Paints the bar horizontally, with its labels below. */
  void paintLyingBar(Graphics2D graphics, int left, int top, int width) {
    BufferedImage colours = new BufferedImage(SHADES, 1, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SHADES; i++) {
      colours.setRGB(i, 0, map.at(i / (SHADES - 1.0)).getRGB());
    }
    graphics.drawImage(colours, left, top, width, BAR, null);
    graphics.setColor(Palette.INK);
    graphics.drawRect(left - 1, top, width + 1, BAR);
    graphics.setFont(ChartStyle.TICK_FONT);
    FontMetrics metrics = graphics.getFontMetrics();
    Ticks ticks = ticks();
    for (double tick : ticks.values()) {
      int x = left + (int) Math.round(share(tick) * (width - 1));
      String label = ticks.label(tick);
      graphics.drawLine(x, top + BAR, x, top + BAR + 3);
      graphics.drawString(
          label, x - metrics.stringWidth(label) / 2, top + BAR + TICK + metrics.getAscent());
    }
  }

  private double share(double value) {
    return to > from ? (value - from) / (to - from) : 0;
  }

  /** Paints the bar vertically, with its labels on the right. */
  void paintBar(Graphics2D graphics, int x, int top, int height) {
    int left = x + GAP;
    graphics.drawImage(stripe(), left, top, BAR, height, null);
    graphics.setColor(Palette.INK);
    graphics.drawRect(left, top - 1, BAR, height + 1);
    graphics.setFont(ChartStyle.TICK_FONT);
    FontMetrics metrics = graphics.getFontMetrics();
    Ticks ticks = ticks();
    for (double tick : ticks.values()) {
      int y = top + (int) Math.round((1 - share(tick)) * (height - 1));
      graphics.drawLine(left + BAR, y, left + BAR + 3, y);
      graphics.drawString(ticks.label(tick), left + BAR + TICK, y + metrics.getAscent() / 2 - 1);
    }
  }
}
