package io.github.lectern.plots;

import java.awt.Color;

/** The colours of Okabe and Ito, which people with any kind of colour vision can tell apart. */
final class Palette {
  static final Color BLUE = new Color(0x0072B2);
  static final Color VERMILLION = new Color(0xD55E00);
  static final Color GREEN = new Color(0x009E73);
  static final Color PURPLE = new Color(0xCC79A7);
  static final Color ORANGE = new Color(0xE69F00);
  static final Color SKY = new Color(0x56B4E9);

  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x333333);
  static final Color FAINT = new Color(0xE4E4E4);

  private Palette() {}

  static Color[] series() {
    return new Color[] {BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY};
  }
}
