package io.github.lectern.lessons.interactive;

import io.github.lectern.plots.Escape;
import io.github.lectern.plots.Palette;
import java.util.Locale;

/**
 * Creates SVG elements as text, for drawings that follow the theme of their page. The colours can
 * be told apart with any kind of colour vision, and are visible on light and dark pages.
 */
public final class Svg {
  /** The first colour of the {@link Palette}. */
  public static final String BLUE = Palette.hex(Palette.BLUE);

  /** A colour that contrasts with {@link #BLUE}. */
  public static final String VERMILLION = Palette.hex(Palette.VERMILLION);

  /** The third colour of the {@link Palette}. */
  public static final String GREEN = Palette.hex(Palette.GREEN);

  /** The colour of text, which is that of the page. */
  public static final String INK = "currentColor";

  /** The colour of axes and edges. */
  public static final String GREY = Palette.hex(Palette.GREY);

  /** The colour of grid lines and empty areas, which is translucent. */
  public static final String FAINT = GREY + "40";

  private Svg() {}

  /** Returns a straight line. */
  public static String line(double x1, double y1, double x2, double y2, String colour) {
    return format(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1, y1, x2, y2, colour);
  }

  /** Returns a dashed line. */
  public static String dashes(double x1, double y1, double x2, double y2, String colour) {
    return line(x1, y1, x2, y2, colour).replace("/>", " stroke-dasharray=\"4 4\"/>");
  }

  /** Returns a filled rectangle. */
  public static String bar(double x, double y, double width, double height, String colour) {
    return format(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        x, y, width, height, colour);
  }

  /** Returns the outline of a rectangle. */
  public static String box(double x, double y, double width, double height, String colour) {
    return format(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\" fill=\"none\" stroke=\"%s\"/>",
        x, y, width, height, colour);
  }

  /** Returns a filled circle with a light edge, which sets it off from a line drawn underneath. */
  public static String dot(double x, double y, double radius, String colour) {
    return format(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"2\"/>",
        x, y, radius, colour);
  }

  /**
   * Returns a curve that connects points.
   *
   * @param x the x coordinates; at least one, and the same number as y
   * @param y the y coordinates, which grow downwards, as always in SVG
   */
  public static String curve(double[] x, double[] y, String colour) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      path.append(format("%s%.1f %.1f", i == 0 ? "M" : "L", x[i], y[i]));
    }
    return "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>"
        .formatted(path, colour);
  }

  /** Returns text that begins at x, on the baseline y. */
  public static String text(double x, double y, String colour, String text) {
    return text(x, y, "start", colour, text);
  }

  /** Returns text centred at x, on the baseline y. */
  public static String middle(double x, double y, String colour, String text) {
    return text(x, y, "middle", colour, text);
  }

  /** Returns text that ends at x, on the baseline y. */
  public static String end(double x, double y, String colour, String text) {
    return text(x, y, "end", colour, text);
  }

  /** Returns the elements in bold. */
  public static String bold(String elements) {
    return "<g font-weight=\"bold\">" + elements + "</g>";
  }

  private static String text(double x, double y, String anchor, String colour, String text) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        x, y, anchor, colour, Escape.html(text));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
