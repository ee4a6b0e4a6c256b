package io.github.lectern.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads image files. */
final class ImageFile {
  private ImageFile() {}

  /**
   * Reads an image file in one of the formats of the JDK.
   *
   * @throws IOException if it is not a complete image; the message names the file
   */
  static BufferedImage read(Path file) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("it is not an image in a format that Java can read");
      }
      return read(readers.next(), in);
    } catch (IOException | RuntimeException e) { // readers throw both on damaged files
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException(
          ImageDataset.CALLER + "cannot read " + file + ": " + reason + "; replace or delete it",
          e);
    }
  }

  private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
    AtomicBoolean truncated = new AtomicBoolean(); // the JPEG reader fills the rest with grey
    reader.addIIOReadWarningListener(
        (source, warning) -> truncated.compareAndSet(false, warning.contains("Truncated")));
    reader.setInput(in, true, true);
    try {
      BufferedImage image = reader.read(0);
      if (truncated.get()) {
        throw new IOException("its end is missing");
      }
      return image;
    } finally {
      reader.dispose();
    }
  }
}
