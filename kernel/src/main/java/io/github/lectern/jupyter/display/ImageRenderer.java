package io.github.lectern.jupyter.display;

import io.github.lectern.plots.Escape;
import io.github.lectern.plots.Figure;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Renders images as HTML and as PNG. The HTML has an alternative text, which front ends do not take
 * from a PNG; the PNG is for consumers that do not show HTML, such as the PDF export.
 */
final class ImageRenderer {
  private static final double PIXEL_RATIO = 2;

  private static final String NO_FONTS =
      "(The image cannot be drawn, because Java finds no fonts. Install some with apt-get install"
          + " fontconfig fonts-dejavu-core, or with conda install -c conda-forge fontconfig"
          + " fonts-conda-forge; then restart the kernel.)";

  private ImageRenderer() {}

  /** Adds the image, or the reason why it could not be drawn. */
  static void put(Figure figure, DisplayData out) {
    put(figure, PIXEL_RATIO, out);
  }

  private static void put(Figure figure, double pixelRatio, DisplayData out) {
    String words = figure.description();
    try {
      put(figure.image(pixelRatio), figure.width(), figure.height(), words, out);
    } catch (RuntimeException | Error e) {
      if (!isAboutFonts(e)) {
        throw e;
      }
      out.putText(words + "\n" + NO_FONTS);
    }
  }

  static String words(BufferedImage image) {
    return "Image, " + image.getWidth() + " x " + image.getHeight() + " pixels.";
  }

  static void put(BufferedImage image, DisplayData out) {
    put(image, image.getWidth(), image.getHeight(), words(image), out);
  }

  private static void put(
      BufferedImage image, int width, int height, String words, DisplayData out) {
    String png = Base64.getEncoder().encodeToString(PngEncoder.encode(image));
    out.putData(MIMEType.IMAGE_PNG, png, Map.of("width", width, "height", height, "alt", words));
    out.putHTML(
        "<img alt=\"%s\" width=\"%d\" height=\"%d\" style=\"max-width:100%%;height:auto\" src=\"data:image/png;base64,%s\">"
            .formatted(Escape.html(words), width, height, png));
  }

  /** Returns the image as HTML without a PNG form, at half the resolution, for animations. */
  static DisplayData sketch(Figure figure) {
    DisplayData full = new DisplayData();
    DisplayData sketch = new DisplayData(figure.description());
    put(figure, 1, full);
    if (full.hasDataForType(MIMEType.TEXT_HTML)) {
      sketch.putHTML((String) full.getData(MIMEType.TEXT_HTML));
    }
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
