package io.github.lectern.plots;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SVG drawing by Graphviz that is safe to embed in a page with other drawings. It contains no
 * declarations, scripts, references to files or clashing ids. It has a text alternative and, unless
 * it has coloured areas, follows the theme of the page.
 *
 * @param svg the drawing
 * @param description the text alternative
 * @param width the width in CSS pixels
 * @param height the height in CSS pixels
 */
record Drawing(String svg, String description, int width, int height) {
  private static final String NAMESPACES =
      "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
  private static final String PAPER = " style=\"background:#fff\"";
  private static final double PIXELS_PER_POINT = 4 / 3.0;

  /**
   * Returns the drawing in the output of dot.
   *
   * @throws IllegalStateException if the output contains no SVG, or is not well-formed
   * @throws IllegalArgumentException if the output contains several drawings
   */
  static Drawing of(String output) {
    int start = output.indexOf("<svg");
    if (start < 0) {
      throw new IllegalStateException("gv: dot drew nothing; check that the text contains a graph");
    }
    if (output.indexOf("<svg", start + 1) >= 0) {
      throw new IllegalArgumentException(
          "gv: expected one graph but got several; call gv separately for each");
    }
    SvgSanitizer svg = SvgSanitizer.read(output.substring(start));
    String words = svg.description().text();
    String root = svg.rootAttributes();
    return new Drawing(assemble(svg, words), words, pixels(root, "width"), pixels(root, "height"));
  }

  private static String assemble(SvgSanitizer svg, String words) {
    boolean onPaper = svg.theme().isOnPaper();
    return "<svg "
        + NAMESPACES
        + " role=\"img\" aria-label=\""
        + Escape.html(words)
        + "\""
        + (onPaper ? PAPER : "")
        + svg.rootAttributes()
        + (onPaper ? ">" : " fill=\"" + ThemeInk.PAGE + "\">" + Page.INK_STYLE)
        + svg.body()
        + "</svg>";
  }

  private static int pixels(String rootAttributes, String side) {
    Matcher points = Pattern.compile(" " + side + "=\"([\\d.]+)pt\"").matcher(rootAttributes);
    if (!points.find()) {
      throw new IllegalStateException("gv: the SVG that dot wrote has no " + side);
    }
    return (int) Math.ceil(PIXELS_PER_POINT * Double.parseDouble(points.group(1)));
  }
}
