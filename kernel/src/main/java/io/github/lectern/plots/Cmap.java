package io.github.lectern.plots;

/**
 * The colours of an image, like {@code cmap="gray"}.
 *
 * @param name "viridis", "gray" or "RdBu_r"
 */
public record Cmap(String name) implements ImshowOption {
  /** Refuses unknown names. */
  public Cmap {
    ColorMap.named(name);
  }
}
