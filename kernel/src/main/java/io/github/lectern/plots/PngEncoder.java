package io.github.lectern.plots;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encodes images as PNG files. The files are small, because notebooks store them, but there is no
 * visible loss.
 */
public final class PngEncoder {
  private PngEncoder() {}

  /** Returns the image as a PNG file. */
  public static byte[] encode(BufferedImage image) {
    BufferedImage small = ColorQuantizer.reduced(image);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam thorough = writer.getDefaultWriteParam();
    thorough.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    thorough.setCompressionQuality(0f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(small, null, null), thorough);
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG could not be written to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
