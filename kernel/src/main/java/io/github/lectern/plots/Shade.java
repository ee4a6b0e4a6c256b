package io.github.lectern.plots;

import java.awt.Color;

/**
 * A shade of blue, and a text colour that is legible on it. The shades differ in lightness, so they
 * can be told apart with any kind of colour vision and in greyscale.
 *
 * @param share the darkness, from 0 for the lightest shade to 1 for the darkest
 */
record Shade(double share) {
  private static final Color LIGHT = new Color(0xF4F8FC);
  private static final Color DARK = new Color(0x08306B);
  // Not quite black and white, because greys follow the theme of the page; shades do not.
  private static final Color BLACK = new Color(0x000004);
  private static final Color WHITE = new Color(0xFFFFFB);
  private static final double LINEAR_BELOW = 0.04045;

  Color paper() {
    double t = Math.max(0, Math.min(1, share));
    return new Color(
        between(LIGHT.getRed(), DARK.getRed(), t),
        between(LIGHT.getGreen(), DARK.getGreen(), t),
        between(LIGHT.getBlue(), DARK.getBlue(), t));
  }

  /** Returns black or white, whichever has the higher contrast with the shade. */
  Color ink() {
    Color paper = paper();
    return contrast(paper, WHITE) > contrast(paper, BLACK) ? WHITE : BLACK;
  }

  private static int between(int from, int to, double t) {
    return (int) Math.round(from + (to - from) * t);
  }

  /** Returns the contrast ratio of two colours as WCAG 2 defines it, from 1 to 21. */
  static double contrast(Color a, Color b) {
    double one = luminance(a);
    double other = luminance(b);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(int level) {
    double s = level / 255.0;
    return s <= LINEAR_BELOW ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
  }
}
