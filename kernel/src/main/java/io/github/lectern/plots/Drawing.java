package io.github.lectern.plots;

/**
 * An SVG of Graphviz that can be embedded in a page beside others: without declarations, scripts,
 * files and clashing ids, on a white background, no wider than the page, with a text alternative.
 */
record Drawing(String svg, String description) {
  private static final String NAMESPACES =
      "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
  private static final String STYLE = "max-width:100%;height:auto;background:#fff";

  /**
   * Reads the output of dot.
   *
   * @throws IllegalStateException if it is not one well-formed SVG
   */
  static Drawing of(String output) {
    int start = output.indexOf("<svg");
    if (start < 0) {
      throw new IllegalStateException("gv: dot drew nothing; is the graph empty?");
    }
    if (output.indexOf("<svg", start + 1) >= 0) {
      throw new IllegalArgumentException(
          "gv: expected one graph but got several; call gv for each");
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
