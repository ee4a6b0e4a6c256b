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
 * Pictures as PNG. The HTML form carries the words for those who cannot see it, which no front end
 * takes from a PNG; the plain PNG is for what shows no HTML, such as the way to PDF.
 */
final class Pictures {
  private static final double SHARPNESS = 2;

  private static final String NO_FONTS =
      "(The picture is not drawn: Java finds no fonts. To get some: apt-get install fontconfig"
          + " fonts-dejavu-core, or conda install -c conda-forge fontconfig fonts-conda-forge;"
          + " then restart the kernel.)";

  private Pictures() {}

  /** Adds the picture, or below the words why there is none. */
  static void put(Figure figure, DisplayData out) {
    put(figure, SHARPNESS, out);
  }

  private static void put(Figure figure, double sharpness, DisplayData out) {
    String words = figure.description();
    try {
      put(figure.image(sharpness), figure.width(), figure.height(), words, out);
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
    String png = Base64.getEncoder().encodeToString(Png.encode(image));
    out.putData(MIMEType.IMAGE_PNG, png, Map.of("width", width, "height", height, "alt", words));
    out.putHTML(
        "<img alt=\"%s\" width=\"%d\" height=\"%d\" style=\"max-width:100%%;height:auto\" src=\"data:image/png;base64,%s\">"
            .formatted(Escape.html(words), width, height, png));
  }

  /** The picture at half its sharpness and as HTML alone: for what is replaced in a moment. */
  static DisplayData sketch(Figure figure) {
    DisplayData full = new DisplayData();
    DisplayData sketch = new DisplayData(figure.description());
    put(figure, 1, full);
    if (full.hasDataForType(MIMEType.TEXT_HTML)) {
      sketch.putHTML((String) full.getData(MIMEType.TEXT_HTML));
    }
    return sketch;
  }

  /** On a machine without fonts Java throws errors of many types; what they share is the place. */
  private static boolean isAboutFonts(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
        .flatMap(cause -> Stream.of(cause.getStackTrace()))
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> name.startsWith("sun.font.") || name.startsWith("sun.awt.Font"));
  }
}
