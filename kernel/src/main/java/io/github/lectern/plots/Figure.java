package io.github.lectern.plots;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture that can draw itself at any resolution and describe itself in words. Notebooks show it
 * as SVG, with {@link #description()} as its text alternative. Where only pixels can be shown, they
 * get two per CSS pixel, so that the picture is sharp on every screen.
 */
public interface Figure {
  /** Returns the width on the page, in CSS pixels. */
  int width();

  /** Returns the height on the page, in CSS pixels. */
  int height();

  /** Returns the size of the smallest text, in CSS pixels; phones do not shrink it below 9. */
  default int smallestText() {
    return ChartStyle.TICK_FONT.getSize();
  }

  /** Draws the picture, background included, into the rectangle (0, 0, width, height). */
  void paint(Graphics2D graphics);

  /**
   * Returns the parts of the picture, line by line, which narrow pages show below each other; by
   * default only the picture itself. Each line of parts is as wide as the picture at most, and all
   * parts together say what {@link #description()} says.
   */
  default List<Figure> panels() {
    return List.of(this);
  }

  /** Returns what the picture shows, in a sentence or two. */
  String description();

  /**
   * Returns the picture as an SVG element. White rectangles become transparent, and greys follow
   * the theme of the page.
   */
  default String svg() {
    return SvgDrawing.of(this, true);
  }

  /**
   * Returns the picture as pixels.
   *
   * @param scale pixels per CSS pixel, such as 2
   * @throws IllegalArgumentException if the scale is not above 0
   */
  default BufferedImage image(double scale) {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("image: expected a scale above 0 but got " + scale);
    }
    int columns = (int) Math.ceil(width() * scale);
    int rows = (int) Math.ceil(height() * scale);
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.scale(scale, scale);
    paint(graphics);
    graphics.dispose();
    return image;
  }
}
