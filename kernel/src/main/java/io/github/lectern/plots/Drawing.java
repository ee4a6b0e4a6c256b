package io.github.lectern.plots;

/**
 * An SVG drawing by Graphviz that is safe to embed in a page with other drawings. It contains no
 * declarations, scripts, references to files or clashing ids. It has a white background and a text
 * alternative, and is no wider than the page.
 *
 * @param svg the drawing
 * @param description the text alternative
 */
record Drawing(String svg, String description) {
  private static final String NAMESPACES =
      "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
  private static final String STYLE = "max-width:100%;height:auto;background:#fff";

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
    return new Drawing(assemble(svg, words), words);
  }

  private static String assemble(SvgSanitizer svg, String words) {
    return "<svg "
        + NAMESPACES
        + " role=\"img\" aria-label=\""
        + Escape.html(words)
        + "\" style=\""
        + STYLE
        + "\""
        + svg.rootAttributes()
        + "><title>"
        + Escape.html(words)
        + "</title>"
        + svg.body()
        + "</svg>";
  }
}
