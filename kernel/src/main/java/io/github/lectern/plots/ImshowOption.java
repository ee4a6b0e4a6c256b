package io.github.lectern.plots;

/** A keyword argument of {@link AxesImage#imshow}. */
public sealed interface ImshowOption {
  /**
   * {@code cmap("gray")}: the color map.
   *
   * @param name "viridis", "gray" or "RdBu_r"
   */
  record Cmap(String name) implements ImshowOption {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if there is no such color map
     */
    public Cmap {
      ColorMap.named(name);
    }
  }

  /** {@code colorbar()}: a bar beside the image that shows which color stands for which value. */
  record Colorbar() implements ImshowOption {}
}
