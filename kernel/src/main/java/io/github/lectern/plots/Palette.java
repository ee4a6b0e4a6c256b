package io.github.lectern.plots;

import java.awt.Color;
import java.util.Locale;

/**
 * The colour palette of Okabe and Ito. Its colours can also be told apart by people with any common
 * form of colour blindness. Orange and sky blue are darker than theirs, so that every colour has a
 * contrast of at least 3 with white and with the dark pages of JupyterLab.
 */
public final class Palette {
  /** The colour of the first series. */
  public static final Color BLUE = new Color(0x0072B2);

  /** The colour of the second series. */
  public static final Color VERMILLION = new Color(0xD55E00);

  /** The colour of the third series. */
  public static final Color GREEN = new Color(0x009E73);

  static final Color PURPLE = new Color(0xCC79A7);
  static final Color ORANGE = new Color(0xB98000);
  static final Color SKY = new Color(0x3E95D0);

  /** The colour of axes and edges. */
  public static final Color GREY = new Color(0x8A8A8A);

  /** The colour of text. */
  public static final Color INK = new Color(0x333333);

  /** The colour of grid lines and empty areas. */
  public static final Color FAINT = new Color(0xE4E4E4);

  static final Color PAPER = Color.WHITE;

  private Palette() {}

  /** Returns a colour as CSS and SVG write it, such as "#0072B2". */
  public static String hex(Color color) {
    return String.format(Locale.ROOT, "#%06X", color.getRGB() & 0xFFFFFF);
  }

  static Color[] series() {
    return new Color[] {BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY};
  }
}
