package io.github.lectern.plots;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/** Creates images whose pixels are indices of a few translucent colours. */
final class PaletteImage {
  private PaletteImage() {}

  /**
   * Returns an image in the first of the colours.
   *
   * @param colours the colours as ARGB, at most 256
   */
  static BufferedImage of(int columns, int rows, int[] colours) {
    IndexColorModel palette =
        new IndexColorModel(8, colours.length, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
    return new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_INDEXED, palette);
  }
}
