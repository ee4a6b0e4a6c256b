package io.github.lectern.jupyter.display;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lectern.plots.Figure;
import io.github.lectern.plots.Page;
import io.github.lectern.plots.PngEncoder;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Renders images as HTML and as PNG. The HTML has an alternative text, which front ends do not take
 * from other forms; it shows a figure as SVG, unless the PNG is smaller. The PNG is for consumers
 * that do not show HTML, such as the PDF export.
 *
 * <p>There is no image/svg+xml: JupyterLab would show it without the alternative text, and
 * nbconvert would need Inkscape for a PDF.
 */
final class ImageRenderer {
  private static final double PIXEL_RATIO = 2;
  private static final int UNKNOWN_TEXT = 12;
  private static final int SMALL = 80_000; // characters

  private static final String NO_FONTS =
      "(The image cannot be drawn, because Java finds no fonts. Install some with apt-get install"
          + " fontconfig fonts-dejavu-core, or with conda install -c conda-forge fontconfig"
          + " fonts-conda-forge; then restart the kernel.)";

  private ImageRenderer() {}

  /** Adds the image, or the reason why it could not be drawn. */
  static void put(Figure figure, DisplayData out) {
    draw(figure, out, ImageRenderer::putBoth);
  }

  private static void putBoth(Figure figure, DisplayData out) {
    String png = base64(figure.image(PIXEL_RATIO));
    putPng(png, figure.width(), figure.height(), figure.description(), out);
    String drawing = html(figure);
    boolean isSmall = 3L * drawing.length() <= Math.max(3L * SMALL, 4L * png.length());
    out.putHTML(
        isSmall ? drawing : Page.image(figure, "png", part -> part == figure ? png : pixels(part)));
  }

  private static void putPng(String png, int width, int height, String words, DisplayData out) {
    out.putData(MIMEType.IMAGE_PNG, png, Map.of("width", width, "height", height, "alt", words));
  }

  private static String html(Figure figure) {
    return Page.image(figure, "svg+xml", ImageRenderer::svg);
  }

  private static String svg(Figure panel) {
    return Base64.getEncoder().encodeToString(panel.svg().getBytes(UTF_8));
  }

  private static String pixels(Figure panel) {
    return base64(panel.image(PIXEL_RATIO));
  }

  /** Runs an action that draws; if there are no fonts, adds only text that says so. */
  private static void draw(Figure figure, DisplayData out, BiConsumer<Figure, DisplayData> action) {
    try {
      action.accept(figure, out);
    } catch (RuntimeException | Error e) {
      if (!isAboutFonts(e)) {
        throw e;
      }
      out.putText(figure.description() + "\n" + NO_FONTS);
    }
  }

  static String words(BufferedImage image) {
    return "Image, " + image.getWidth() + " x " + image.getHeight() + " pixels.";
  }

  static void put(BufferedImage image, DisplayData out) {
    String png = base64(image);
    putPng(png, image.getWidth(), image.getHeight(), words(image), out);
    int width = image.getWidth();
    out.putHTML(Page.image(words(image), width, image.getHeight(), UNKNOWN_TEXT, "png", png));
  }

  private static String base64(BufferedImage image) {
    return Base64.getEncoder().encodeToString(PngEncoder.encode(image));
  }

  /** Returns the image as HTML without a PNG form, for animations. */
  static DisplayData sketch(Figure figure) {
    DisplayData sketch = new DisplayData(figure.description());
    draw(figure, sketch, (f, out) -> out.putHTML(html(f)));
    return sketch;
  }

  /** Recognises missing fonts by where the error was thrown, since its type varies. */
  private static boolean isAboutFonts(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
        .flatMap(cause -> Stream.of(cause.getStackTrace()))
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> name.startsWith("sun.font.") || name.startsWith("sun.awt.Font"));
  }
}
