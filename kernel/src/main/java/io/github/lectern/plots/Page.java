package io.github.lectern.plots;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How pages show pictures. */
public final class Page {
  /**
   * The style of a drawing that paints with {@code currentColor}. Inside a page, that is the colour
   * of the text, and this style has no effect. In an {@code <img>}, the drawing does not know the
   * page's theme for certain, so its ink has a contrast of nearly 4 with white and with #111, and
   * of at least 4.5 with the scheme that the browser reports.
   */
  public static final String INK_STYLE =
      "<style>svg:root{color:#767676}"
          + "@media(prefers-color-scheme:dark){svg:root{color:#808080}}</style>";

  private static final double LEGIBLE = 9;
  private static final double NARROW = 0.8; // share of its width to which a panel shrinks in a line

  private static final String BOX = "<div style=\"overflow-x:auto%s\">%s</div>";
  private static final String PANELS =
      ";display:flex;flex-wrap:wrap;align-items:flex-start;max-width:%dpx";

  private Page() {}

  /**
   * Returns an SVG drawing as an image, in a box that scrolls if the image is wider than the page.
   * Untrusted notebooks remove SVG elements, but keep images.
   *
   * @param words the text alternative
   * @param width the width in CSS pixels
   * @param height the height in CSS pixels
   * @param text the size of the smallest text in the drawing, in CSS pixels
   */
  public static String image(String words, int width, int height, int text, String svg) {
    String data = Base64.getEncoder().encodeToString(svg.getBytes(UTF_8));
    return image(words, width, height, text, "svg+xml", data);
  }

  /**
   * Returns an image, in a box that scrolls if the image is wider than the page.
   *
   * @param words the text alternative
   * @param width the width in CSS pixels
   * @param height the height in CSS pixels
   * @param text the size of the smallest text in the image, in CSS pixels
   * @param type the subtype, such as "png"
   * @param data the file in base64
   */
  public static String image(
      String words, int width, int height, int text, String type, String data) {
    return BOX.formatted("", tag(words, width, height, "max-width:100%", text, type, data));
  }

  /**
   * Returns the panels of a figure as images, in a box that shows as many side by side as have
   * room.
   *
   * @param type the subtype, such as "png"
   * @param data returns a panel as a file in base64
   */
  public static String image(Figure figure, String type, Function<Figure, String> data) {
    List<Figure> panels = figure.panels();
    if (panels.size() == 1) {
      Figure one = panels.get(0);
      return image(
          one.description(), one.width(), one.height(), one.smallestText(), type, data.apply(one));
    }
    String images =
        panels.stream()
            .map(panel -> panel(panel, type, data.apply(panel)))
            .collect(Collectors.joining("\n"));
    return BOX.formatted(PANELS.formatted(figure.width()), images);
  }

  private static String panel(Figure panel, String type, String data) {
    int width = panel.width();
    String style =
        "margin:0;flex:1 1 %dpx;max-width:min(100%%,%dpx)"
            .formatted(Math.round(NARROW * width), width);
    return tag(panel.description(), width, panel.height(), style, panel.smallestText(), type, data);
  }

  // Phones shrink wide pictures only as long as their text stays legible.
  private static String tag(
      String words, int width, int height, String style, int text, String type, String data) {
    return """
        <img alt="%s" width="%d" height="%d" style="%s;min-width:%dpx;height:auto" \
        src="data:image/%s;base64,%s">"""
        .formatted(
            Escape.html(words),
            width,
            height,
            style,
            Math.round(width * LEGIBLE / text),
            type,
            data);
  }
}
