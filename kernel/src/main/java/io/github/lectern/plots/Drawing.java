package io.github.lectern.plots;

/**
 * An SVG of Graphviz, made fit to stand inside a page beside others: without declarations, scripts,
 * files and ids, on a white ground, no wider than the page, with words for those who cannot see it.
 */
record Drawing(String svg, String description) {
  private static final String NAMESPACES =
      "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
  private static final String STYLE = "max-width:100%;height:auto;background:#fff";

  /**
   * Reads what dot wrote.
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
    DrawingReader reader = DrawingReader.read(output.substring(start));
    String words = reader.outline().description();
    return new Drawing(assemble(reader, words), words);
  }

  private static String assemble(DrawingReader reader, String words) {
    return "<svg "
        + NAMESPACES
        + " role=\"img\" aria-label=\""
        + Escape.html(words)
        + "\" style=\""
        + STYLE
        + "\""
        + reader.rootAttributes()
        + "><title>"
        + Escape.html(words)
        + "</title>"
        + reader.body()
        + "</svg>";
  }
}
