package io.github.lectern.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Examines the pixels of an image. */
public final class Pixels {
  private Pixels() {}

  /** Returns all colours in an image. */
  public static Set<Color> colours(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .mapToObj(rgb -> new Color(rgb, true))
        .collect(Collectors.toSet());
  }

  /** Returns the colours of all pixels, row by row. */
  public static int[] of(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /** Returns the number of pixels that have exactly this colour. */
  public static long count(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour.getRGB())
        .count();
  }
}
