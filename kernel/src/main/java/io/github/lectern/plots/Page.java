package io.github.lectern.plots;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

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
    // Phones shrink wide pictures only as long as their text stays legible.
    return """
        <div style="overflow-x:auto"><img alt="%s" width="%d" height="%d" \
        style="max-width:100%%;min-width:%dpx;height:auto" src="data:image/%s;base64,%s"></div>"""
        .formatted(
            Escape.html(words), width, height, Math.round(width * LEGIBLE / text), type, data);
  }
}
