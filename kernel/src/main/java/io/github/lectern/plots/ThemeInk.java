package io.github.lectern.plots;

import java.awt.Color;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes drawings follow the theme of their page. Dark greys become the page's text colour, and
 * light greys become a tint of it. Medium greys and all colours remain: they are visible on white
 * and on black.
 */
final class ThemeInk {
  /** The colour that pages give to their text. */
  static final String PAGE = "currentColor";

  private static final Pattern RGB = Pattern.compile("rgb\\((\\d+), ?(\\d+), ?(\\d+)\\)");
  private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{6})");
  private static final Map<String, Integer> NAMED =
      Map.of(
          "black", 0,
          "white", 0xFFFFFF,
          "gray", 0x808080,
          "grey", 0x808080,
          "silver", 0xC0C0C0,
          "lightgray", 0xD3D3D3,
          "lightgrey", 0xD3D3D3);
  private static final int DARKEST_MEDIUM = 0x60;
  private static final int LIGHTEST_MEDIUM = 0xA0;

  private ThemeInk() {}

  /** Returns whether a colour is white, the colour of the paper. */
  static boolean isPaper(String color) {
    return parsed(color).filter(Color.WHITE::equals).isPresent();
  }

  /** Returns whether a colour is a light grey or white. */
  static boolean isLight(String color) {
    return parsed(color).filter(c -> isGrey(c) && c.getRed() > LIGHTEST_MEDIUM).isPresent();
  }

  /**
   * Returns the attributes that paint with a colour, or with the ink that replaces it.
   *
   * @param property "fill" or "stroke"
   * @param opacity the opacity of the original colour, from 0 to 1
   */
  static String attributes(String property, String color, double opacity) {
    if (isPaper(color)) {
      return written(property, "none", 1);
    }
    Optional<Color> known = parsed(color);
    Optional<Color> grey = known.filter(ThemeInk::isGrey);
    int level = grey.map(Color::getRed).orElse(DARKEST_MEDIUM);
    if (level < DARKEST_MEDIUM) {
      return written(property, PAGE, opacity);
    }
    return level > LIGHTEST_MEDIUM
        ? written(property, PAGE, opacity * tint(level))
        : written(property, known.map(ThemeInk::css).orElse(color), opacity);
  }

  /** Returns the attributes that paint with a colour itself. */
  static String fixed(String property, String color, double opacity) {
    return written(property, parsed(color).map(ThemeInk::css).orElse(color), opacity);
  }

  // The opacity at which INK looks like the grey on white paper.
  private static double tint(int level) {
    return (255.0 - level) / (255 - Palette.INK.getRed());
  }

  private static String written(String property, String color, double opacity) {
    String alpha =
        opacity < 1 ? String.format(Locale.ROOT, " %s-opacity=\"%.2f\"", property, opacity) : "";
    return " " + property + "=\"" + color + "\"" + alpha;
  }

  private static boolean isGrey(Color color) {
    return color.getRed() == color.getGreen() && color.getGreen() == color.getBlue();
  }

  private static Optional<Color> parsed(String color) {
    Matcher rgb = RGB.matcher(color);
    if (rgb.matches()) {
      return Optional.of(new Color(part(rgb, 1), part(rgb, 2), part(rgb, 3)));
    }
    Matcher hex = HEX.matcher(color);
    return hex.matches()
        ? Optional.of(new Color(Integer.parseInt(hex.group(1), 16)))
        : Optional.ofNullable(NAMED.get(color)).map(Color::new);
  }

  private static int part(Matcher rgb, int group) {
    return Math.min(255, Integer.parseInt(rgb.group(group)));
  }

  private static String css(Color color) {
    return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
  }
}
