package io.github.lectern.plots;

/** A keyword argument of {@link AxesImage#imshow}. */
public sealed interface ImshowOption {
  /**
   * {@code cmap("gray")}: the colour map.
   *
   * @param name "viridis", "gray" or "RdBu_r"
   */
  record Cmap(String name) implements ImshowOption {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if there is no such colour map
     */
    public Cmap {
      ColorMap.named(name);
    }
  }

  /** {@code colorbar()}: a bar beside the image that shows the value of each colour. */
  record Colorbar() implements ImshowOption {}
}
