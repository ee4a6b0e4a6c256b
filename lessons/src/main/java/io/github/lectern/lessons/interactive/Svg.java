package io.github.lectern.lessons.interactive;

import io.github.lectern.plots.Escape;
import io.github.lectern.plots.Palette;
import java.util.Locale;

/** Elements of SVG as text. They stand on white; the colours suit every kind of colour vision. */
public final class Svg {
  /** The first colour of the {@link Palette}. */
  public static final String BLUE = Palette.hex(Palette.BLUE);

  /** Stands out from {@link #BLUE}. */
  public static final String VERMILLION = Palette.hex(Palette.VERMILLION);

  /** The third colour. */
  public static final String GREEN = Palette.hex(Palette.GREEN);

  /** Of text. */
  public static final String INK = Palette.hex(Palette.INK);

  /** Of axes and edges. */
  public static final String GREY = Palette.hex(Palette.GREY);

  /** Of grids and empty places. */
  public static final String FAINT = Palette.hex(Palette.FAINT);

  private Svg() {}

  /** A straight line. */
  public static String line(double x1, double y1, double x2, double y2, String colour) {
    return format(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1, y1, x2, y2, colour);
  }

  /** A line that is dashed. */
  public static String dashes(double x1, double y1, double x2, double y2, String colour) {
    return line(x1, y1, x2, y2, colour).replace("/>", " stroke-dasharray=\"4 4\"/>");
  }

  /** A filled rectangle. */
  public static String bar(double x, double y, double width, double height, String colour) {
    return format(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        x, y, width, height, colour);
  }

  /** A rectangle of which only the edge is drawn. */
  public static String box(double x, double y, double width, double height, String colour) {
    return format(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"3\" fill=\"none\" stroke=\"%s\"/>",
        x, y, width, height, colour);
  }

  /** A filled circle with a white edge, which sets it off from a line beneath. */
  public static String dot(double x, double y, double radius, String colour) {
    return format(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"2\"/>",
        x, y, radius, colour);
  }

  /**
   * A curve through points.
   *
   * @param x as many as y, at least one
   * @param y downwards, as in every SVG
   */
  public static String curve(double[] x, double[] y, String colour) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      path.append(format("%s%.1f %.1f", i == 0 ? "M" : "L", x[i], y[i]));
    }
    return "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>"
        .formatted(path, colour);
  }

  /** Text that begins at x, on the base line y. */
  public static String text(double x, double y, String colour, String text) {
    return text(x, y, "start", colour, text);
  }

  /** Text with its middle at x, on the base line y. */
  public static String middle(double x, double y, String colour, String text) {
    return text(x, y, "middle", colour, text);
  }

  /** Text that ends at x, on the base line y. */
  public static String end(double x, double y, String colour, String text) {
    return text(x, y, "end", colour, text);
  }

  /** These elements in bold. */
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
