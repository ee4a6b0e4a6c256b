package io.github.lectern.plots;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Writes the elements that Batik created, without the groups and defaults around them. Paths that
 * look alike become one path, and blank paper is left out.
 */
final class SvgWriter {
  private static final Pattern SHIFT =
      Pattern.compile("(?:translate\\(|matrix\\(1,0,0,1,)(-?[\\d.eE-]+),(-?[\\d.eE-]+)\\)");
  private static final List<String> GEOMETRY =
      List.of("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "points");
  private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  private final boolean themed;
  private final String prefix;
  private final String width;
  private final String height;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, String> clips = new HashMap<>(); // by Batik's id
  private final Map<String, String> usedClips = new HashMap<>(); // ids by shape
  private String pathStyle = "";

  private SvgWriter(Element root, boolean themed, String prefix) {
    this.themed = themed;
    this.prefix = prefix;
    width = root.getAttribute("width");
    height = root.getAttribute("height");
  }

  /**
   * Returns the content of a drawing.
   *
   * @param themed whether greys follow the theme of the page
   */
  static String write(Element root, boolean themed) {
    String draft = write(root, themed, "");
    // Inline drawings share the ids of their page.
    return draft.contains("url(#")
        ? write(root, themed, "f" + Integer.toHexString(draft.hashCode()) + "-")
        : draft;
  }

  private static String write(Element root, boolean themed, String prefix) {
    SvgWriter writer = new SvgWriter(root, themed, prefix);
    writer.children(root, SvgStyle.DEFAULT, "");
    writer.endPath();
    return writer.out.toString();
  }

  private void children(Element parent, SvgStyle inherited, String transform) {
    SvgStyle style = inherited.of(parent);
    String within = (transform + " " + parent.getAttribute("transform")).strip();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        element(element, style, within);
      }
    }
  }

  private void element(Element element, SvgStyle inherited, String outer) {
    SvgStyle style = inherited.of(element);
    String transform = (outer + " " + element.getAttribute("transform")).strip();
    switch (element.getTagName()) {
      case "g" -> children(element, inherited, outer);
      case "defs" -> definitions(element);
      case "path" -> path(element.getAttribute("d"), style, transform);
      case "line" -> path(line(element), style, transform);
      case "text" -> text(element, style, transform);
      case "image" -> image(element, style, transform);
      default -> shape(element, style, transform);
    }
  }

  private static String line(Element line) {
    return "M%s %s L%s %s"
        .formatted(
            line.getAttribute("x1"),
            line.getAttribute("y1"),
            line.getAttribute("x2"),
            line.getAttribute("y2"));
  }

  private void path(String data, SvgStyle style, String transform) {
    double[] shift = shift(transform);
    String paint = style.shape(themed);
    if (paint.isEmpty() || data.isBlank()) {
      return;
    }
    String look = renamed(paint) + clip(style, shift) + rest(shift, transform);
    if (!look.equals(pathStyle) || !style.isOpaque()) {
      endPath();
      out.append("<path").append(look).append(" d=\"");
      pathStyle = look;
    }
    out.append(SvgPath.compact(data, shift[0], shift[1]));
  }

  private void endPath() {
    out.append(pathStyle.isEmpty() ? "" : "\"/>");
    pathStyle = "";
  }

  private void shape(Element element, SvgStyle style, String transform) {
    if (themed && element.getTagName().equals("rect") && isPaper(element, style)) {
      return;
    }
    start(element, style, transform);
    out.append(renamed(style.shape(themed))).append("/>");
  }

  private boolean isPaper(Element rectangle, SvgStyle style) {
    boolean isWhole =
        rectangle.getAttribute("width").equals(width)
            && rectangle.getAttribute("height").equals(height);
    return style.isPaper() || (isWhole && style.isBackground());
  }

  private void text(Element text, SvgStyle style, String transform) {
    Font font =
        new Font(
                Font.SANS_SERIF,
                style.get("font-weight").equals("bold") ? Font.BOLD : Font.PLAIN,
                1)
            .deriveFont((float) style.number("font-size"));
    String words = text.getTextContent();
    double width = font.getStringBounds(words, FRACTIONAL).getWidth();
    start(text, style, transform);
    // Where the page has another font, the text keeps its width.
    out.append(" textLength=\"").append(SvgPath.length(width)).append('"');
    out.append(renamed(style.text(themed)))
        .append('>')
        .append(Escape.html(words))
        .append("</text>");
  }

  private void image(Element image, SvgStyle style, String transform) {
    start(image, style, transform);
    out.append(" preserveAspectRatio=\"none\"").append(renamed(style.image()));
    out.append(" href=\"").append(image.getAttributeNS(XLINK, "href")).append("\"/>");
  }

  /** Writes the name and the position of an element. */
  private void start(Element element, SvgStyle style, String transform) {
    endPath();
    String clip = clip(style, 0, 0);
    out.append('<').append(element.getTagName());
    for (String name : GEOMETRY) {
      if (element.hasAttribute(name)) {
        out.append(' ').append(name).append("=\"").append(element.getAttribute(name)).append('"');
      }
    }
    out.append(clip).append(transform.isEmpty() ? "" : " transform=\"" + transform + "\"");
  }

  /** Returns how far a transform moves, or (0, 0) if it does more than that. */
  private static double[] shift(String transform) {
    double[] shift = {0, 0};
    Matcher moves = SHIFT.matcher(transform);
    if (!moves.replaceAll("").isBlank()) {
      return shift;
    }
    moves.reset();
    while (moves.find()) {
      shift[0] += Double.parseDouble(moves.group(1));
      shift[1] += Double.parseDouble(moves.group(2));
    }
    return shift;
  }

  /** Returns the attribute for a transform that is not applied to the coordinates. */
  private static String rest(double[] shift, String transform) {
    return transform.isEmpty() || shift[0] != 0 || shift[1] != 0
        ? ""
        : " transform=\"" + transform + "\"";
  }

  /** Returns the attribute that clips an element, and defines the clip path if it is new. */
  private String clip(SvgStyle style, double... shift) {
    if (style.get("clip-path").equals("none")) {
      return "";
    }
    String id = style.get("clip-path").replace("url(#", "").replace(")", "");
    String shape = SvgPath.compact(clips.get(id), shift[0], shift[1]);
    if (!usedClips.containsKey(shape)) {
      endPath();
      usedClips.put(shape, prefix + "c" + usedClips.size());
      out.append("<clipPath id=\"").append(usedClips.get(shape)).append("\"><path d=\"");
      out.append(shape).append("\"/></clipPath>");
    }
    return " clip-path=\"url(#" + usedClips.get(shape) + ")\"";
  }

  /** Remembers clip paths until they are used, and copies gradients. */
  private void definitions(Element definitions) {
    for (Node node = definitions.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        if (element.getTagName().equals("clipPath")) {
          clips.put(element.getAttribute("id"), clipShape((Element) element.getFirstChild()));
        } else {
          endPath();
          copy(element);
        }
      }
    }
  }

  private static String clipShape(Element shape) {
    return switch (shape.getTagName()) {
      case "path" -> shape.getAttribute("d");
      default -> throw new IllegalStateException("a clip path is a " + shape.getTagName());
    };
  }

  private void copyChildren(Element parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        copy(element);
      }
    }
  }

  private void copy(Element element) {
    out.append('<').append(element.getTagName());
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String name = attributes.item(i).getNodeName();
      String value = attributes.item(i).getNodeValue();
      out.append(' ').append(name).append("=\"");
      out.append(Escape.html(name.equals("id") ? prefix + value : value)).append('"');
    }
    out.append('>');
    copyChildren(element);
    out.append("</").append(element.getTagName()).append('>');
  }

  private String renamed(String attributes) {
    return attributes.replace("url(#", "url(#" + prefix);
  }
}
