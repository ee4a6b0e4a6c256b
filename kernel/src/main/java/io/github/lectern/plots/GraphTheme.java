package io.github.lectern.plots;

import java.util.function.ToDoubleFunction;

/**
 * Chooses the colours of a diagram. Its lines, its text and its light greys follow the theme of the
 * page. A node filled with a colour keeps black text. A diagram with other coloured areas stays on
 * white paper, because its text could be on any of them.
 */
final class GraphTheme {
  private static final String UNSET = "";
  private static final String BLACK = "black";

  private final boolean onPaper;
  private String group = "";
  private int shapes;
  private boolean filled;
  private boolean needsPaper;

  private GraphTheme(boolean onPaper) {
    this.onPaper = onPaper;
  }

  static GraphTheme ofPage() {
    return new GraphTheme(false);
  }

  static GraphTheme ofPaper() {
    return new GraphTheme(true);
  }

  boolean isOnPaper() {
    return onPaper;
  }

  /** Returns whether the diagram has coloured areas other than its nodes. */
  boolean needsPaper() {
    return needsPaper;
  }

  /**
   * Processes the start of an element.
   *
   * @param kind the class of a group, or the name of any other element
   */
  void open(String kind) {
    switch (kind) {
      case "graph", "cluster", "node", "edge" -> {
        group = kind;
        shapes = 0;
        filled = false;
      }
      default -> {}
    }
  }

  /**
   * Returns the attributes that paint an element.
   *
   * @param fill the value of the attribute fill, or an empty text
   * @param stroke the value of the attribute stroke, or an empty text
   * @param opacity returns the opacity of "fill" and "stroke"
   */
  String paint(String element, String fill, String stroke, ToDoubleFunction<String> opacity) {
    boolean isText = element.equals("text");
    if (!isText && !group.equals("edge") && !fill.equals(UNSET)) {
      notice(fill);
    }
    String inside = isText && fill.equals(UNSET) && filled ? BLACK : fill;
    boolean keepsFill = onPaper || (isText ? filled || ThemeInk.isPaper(inside) : isArea(inside));
    return painted("fill", inside, keepsFill, opacity)
        + painted("stroke", stroke, onPaper, opacity);
  }

  private void notice(String fill) {
    shapes += fill.equals("none") ? 0 : 1;
    if (isArea(fill)) {
      needsPaper |= !group.equals("node") || shapes > 1;
      filled = true;
    }
  }

  /** Returns whether a shape has a colour or a dark grey, on which the page's text may be lost. */
  private boolean isArea(String fill) {
    return !group.equals("edge")
        && !fill.equals("none")
        && !fill.equals("transparent")
        && !ThemeInk.isLight(fill);
  }

  private static String painted(
      String property, String color, boolean keep, ToDoubleFunction<String> opacity) {
    if (color.equals(UNSET)) {
      return "";
    }
    double alpha = opacity.applyAsDouble(property);
    return keep
        ? ThemeInk.fixed(property, Escape.html(color), alpha)
        : ThemeInk.attributes(property, Escape.html(color), alpha);
  }
}
