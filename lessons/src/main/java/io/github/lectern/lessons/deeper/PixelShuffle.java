package io.github.lectern.lessons.deeper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves the pixels of images to other places. Every image gets the same order, so no information is
 * lost.
 *
 * <pre>{@code
 * new PixelShuffle(43052).of(flat)
 * }</pre>
 */
public final class PixelShuffle {
  private final long seed;

  /** Creates a shuffle. The same seed always leads to the same order. */
  public PixelShuffle(long seed) {
    this.seed = seed;
  }

  /**
   * Returns the images with their pixels in another order.
   *
   * @param images one image per row, [n,pixels]
   */
  public INDArray of(INDArray images) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, images.columns()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return images.getColumns(order.stream().mapToInt(place -> place).toArray());
  }
}
