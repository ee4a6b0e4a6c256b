package io.github.lectern.keras.options;

import java.util.List;

/**
 * {@code targetShape(28, 28, 1)}: the shape of one output sample of {@code new Reshape}.
 *
 * @param sizes at least 1 each; one of them may be -1, and then follows from the others
 */
public record TargetShape(List<Integer> sizes) {
  /**
   * Copies the sizes.
   *
   * @throws IllegalArgumentException if there are no sizes, a size is below 1 but not -1, or more
   *     than one is -1
   */
  public TargetShape {
    sizes = List.copyOf(sizes);
    boolean positive = sizes.stream().allMatch(size -> size > 0 || size == -1);
    boolean oneUnknown = sizes.stream().filter(size -> size == -1).count() <= 1;
    if (sizes.isEmpty() || !positive || !oneUnknown) {
      throw new IllegalArgumentException(
          "Reshape: expected sizes of at least 1, one of which may be -1, but got "
              + sizes
              + "; try new Reshape(28, 28, 1)");
    }
  }
}
