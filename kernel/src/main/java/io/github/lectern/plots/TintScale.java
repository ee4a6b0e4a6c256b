package io.github.lectern.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** The tints between the levels of a map: the higher the level, the stronger the tint. */
final class TintScale {
  private static final int STRONGEST = 100; // of 255: lines and paths remain visible
  private static final int BAR = 14;
  private static final int GAP = 12;

  private final double[] levels;

  /** Creates the tints between levels in ascending order. */
  TintScale(double[] levels) {
    this.levels = levels;
  }

  /** Returns the number of levels that a value has reached; NaN has reached none. */
  int band(double value) {
    int band = 0;
    while (band < levels.length && value >= levels[band]) {
      band++;
    }
    return band;
  }

  BufferedImage image(int columns, int rows) {
    int[] tints = new int[levels.length + 1];
    for (int i = 0; i < tints.length; i++) {
      tints[i] = tint(i).getRGB();
    }
    return PaletteImage.of(columns, rows, tints);
  }

  private Color tint(int band) {
    int alpha = levels.length == 0 ? 0 : STRONGEST * band / levels.length;
    return new Color(Palette.GREY.getRed(), Palette.GREY.getGreen(), Palette.GREY.getBlue(), alpha);
  }

  /** Paints a bar to the right of the area, with a label for each level. */
  void paintBar(Graphics2D graphics, Rectangle area) {
    int x = area.x + area.width + GAP;
    graphics.setFont(ChartStyle.TICK_FONT);
    int ascent = graphics.getFontMetrics().getAscent();
    double step = area.height / (levels.length + 1.0);
    BufferedImage stripe = image(1, levels.length + 1);
    for (int i = 0; i <= levels.length; i++) {
      stripe.getRaster().setSample(0, levels.length - i, 0, i);
    }
    graphics.drawImage(stripe, x, area.y, BAR, area.height, null);
    graphics.setColor(Palette.INK);
    graphics.drawRect(x, area.y, BAR, area.height);
    for (int i = 0; i < levels.length; i++) {
      int y = (int) Math.round(area.y + area.height - (i + 1) * step);
      graphics.drawLine(x + BAR, y, x + BAR + 3, y);
      graphics.drawString(FunctionPlot.number(levels[i]), x + BAR + 6, y + ascent / 2 - 1);
    }
  }
}
