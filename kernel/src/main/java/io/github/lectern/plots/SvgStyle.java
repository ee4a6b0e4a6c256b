package io.github.lectern.plots;

import java.util.LinkedHashMap;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * How an SVG element is painted, including what it inherits.
 *
 * @param values the values of the attributes
 */
record SvgStyle(Map<String, String> values) {
  private static final Map<String, String> INITIAL = new LinkedHashMap<>();

  static {
    INITIAL.put("fill", "black");
    INITIAL.put("fill-opacity", "1");
    INITIAL.put("fill-rule", "nonzero");
    INITIAL.put("stroke", "none");
    INITIAL.put("stroke-opacity", "1");
    INITIAL.put("stroke-width", "1");
    INITIAL.put("stroke-linecap", "butt");
    INITIAL.put("stroke-linejoin", "miter");
    INITIAL.put("stroke-miterlimit", "4");
    INITIAL.put("stroke-dasharray", "none");
    INITIAL.put("stroke-dashoffset", "0");
    INITIAL.put("font-size", "16");
    INITIAL.put("font-weight", "normal");
    INITIAL.put("font-style", "normal");
    INITIAL.put("image-rendering", "auto");
    INITIAL.put("clip-path", "none");
  }

  /** The style of an element without any attributes. */
  static final SvgStyle DEFAULT = new SvgStyle(INITIAL);

  SvgStyle {
    values = Map.copyOf(values);
  }

  /** Returns the style of an element that inherits this style. */
  SvgStyle of(Element element) {
    Map<String, String> own = new LinkedHashMap<>(values);
    for (String name : INITIAL.keySet()) {
      if (element.hasAttribute(name)) {
        own.put(name, element.getAttribute(name));
      }
    }
    return new SvgStyle(own);
  }

  String get(String name) {
    return values.get(name);
  }

  boolean fills() {
    return !get("fill").equals("none");
  }

  boolean strokes() {
    return !get("stroke").equals("none");
  }

  /** Returns whether a rectangle in this style would be blank paper. */
  boolean isPaper() {
    return !strokes() && ThemeInk.isPaper(get("fill"));
  }

  /**
   * Returns whether a rectangle in this style, behind a whole drawing, would be light grey paper.
   */
  boolean isBackground() {
    return !strokes() && ThemeInk.isLight(get("fill"));
  }

  /** Returns whether shapes in this style look the same where they overlap. */
  boolean isOpaque() {
    return number("fill-opacity") == 1 && number("stroke-opacity") == 1;
  }

  double number(String name) {
    return Double.parseDouble(get(name).replace("px", ""));
  }

  /** Returns the attributes of a filled or stroked shape. */
  String shape(boolean themed) {
    StringBuilder out = new StringBuilder();
    if (fills()) {
      out.append(paint("fill", themed)).append(unlessInitial("fill-rule"));
    }
    if (strokes()) {
      out.append(paint("stroke", themed));
      for (String name : INITIAL.keySet()) {
        if (name.startsWith("stroke-") && !name.equals("stroke-opacity")) {
          out.append(unlessInitial(name));
        }
      }
    }
    return out.toString();
  }

  /** Returns the attributes of text. */
  String text(boolean themed) {
    return paint("fill", themed)
        + " font-size=\""
        + SvgPath.length(number("font-size"))
        + "\""
        + unlessInitial("font-weight")
        + unlessInitial("font-style");
  }

  /** Returns the attributes of an image; enlarged pixels stay sharp where Java keeps them sharp. */
  String image() {
    return get("image-rendering").equals("optimizeSpeed")
        ? " style=\"image-rendering:pixelated\""
        : "";
  }

  private String paint(String property, boolean themed) {
    double opacity = number(property + "-opacity");
    return themed
        ? ThemeInk.attributes(property, get(property), opacity)
        : ThemeInk.fixed(property, get(property), opacity);
  }

  private String unlessInitial(String name) {
    String value = get(name);
    return value.equals(INITIAL.get(name)) ? "" : " " + name + "=\"" + value + "\"";
  }
}
