package io.github.lectern.plots;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reduces an image to a palette of its 256 most frequent distinguishable colours, which shrinks a
 * chart to a third of its size. An image is left unchanged if one of its colours, such as the end
 * of a colour map, visibly differs from all of these.
 */
final class ColorQuantizer {
  private static final int SIZE = 256;
  private static final int MAX_COLOURS = 4096;
  private static final int ALIKE = 12; // a difference of 2 in each of red, green and blue
  private static final int VISIBLE = 192; // a difference of 8

  private ColorQuantizer() {}

  /**
   * Returns the image with a palette, or the image itself if it has an alpha channel, too many
   * colours, or a colour that visibly differs from the whole palette.
   */
  static BufferedImage reduced(BufferedImage image) {
    if (image.getColorModel().hasAlpha()) {
      return image;
    }
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    Map<Integer, Integer> counts = counts(pixels);
    if (counts.size() > MAX_COLOURS) {
      return image;
    }
    int[] palette = mostFrequent(counts);
    boolean complete =
        counts.keySet().stream()
            .allMatch(colour -> distance(palette[nearest(palette, colour)], colour) <= VISIBLE);
    return complete ? indexed(image, pixels, counts, palette) : image;
  }

  /** Counts the pixels of each colour, one run of equal pixels at a time. */
  private static Map<Integer, Integer> counts(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    int start = 0;
    for (int i = 1; i <= pixels.length && counts.size() <= MAX_COLOURS; i++) {
      if (i == pixels.length || pixels[i] != pixels[start]) {
        counts.merge(pixels[start], i - start, Integer::sum);
        start = i;
      }
    }
    return counts;
  }

  private static BufferedImage indexed(
      BufferedImage image, int[] pixels, Map<Integer, Integer> counts, int[] palette) {
    Map<Integer, Byte> places = new HashMap<>();
    counts.keySet().forEach(colour -> places.put(colour, (byte) nearest(palette, colour)));
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      boolean same = i > 0 && pixels[i] == pixels[i - 1];
      indices[i] = same ? indices[i - 1] : places.get(pixels[i]);
    }
    BufferedImage indexed =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
    indexed.getRaster().setDataElements(0, 0, image.getWidth(), image.getHeight(), indices);
    return indexed;
  }

  /**
   * Returns the palette, sorted by frequency and then by value, so that the same image always gives
   * the same bytes.
   */
  private static int[] mostFrequent(Map<Integer, Integer> counts) {
    List<Integer> colours =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    return colours.size() <= SIZE
        ? colours.stream().mapToInt(colour -> colour).toArray()
        : unlike(colours);
  }

  /** Returns the first 256 colours that do not look like an earlier one. */
  private static int[] unlike(List<Integer> colours) {
    int[] palette = new int[SIZE];
    int size = 0;
    for (int i = 0; i < colours.size() && size < SIZE; i++) {
      int colour = colours.get(i);
      if (IntStream.of(palette).limit(size).allMatch(other -> distance(other, colour) > ALIKE)) {
        palette[size++] = colour;
      }
    }
    return Arrays.copyOf(palette, size);
  }

  private static int nearest(int[] palette, int colour) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], colour) < distance(palette[best], colour)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}
