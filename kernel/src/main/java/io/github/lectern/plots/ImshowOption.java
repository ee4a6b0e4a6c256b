package io.github.lectern.plots;

/** A keyword argument of {@link AxesImage#imshow}. */
public sealed interface ImshowOption {
  /**
   * The colour map, written {@code cmap("gray")}.
   *
   * @param name "viridis", "gray" or "RdBu_r"
   */
  record Cmap(String name) implements ImshowOption {
    /**
     * Checks that the colour map exists.
     *
     * @throws IllegalArgumentException if the colour map is unknown
     */
    public Cmap {
      ColorMap.named(name);
    }
  }

  /** A bar beside the image that shows the value of each colour, written {@code colorbar()}. */
  record Colorbar() implements ImshowOption {}
}
