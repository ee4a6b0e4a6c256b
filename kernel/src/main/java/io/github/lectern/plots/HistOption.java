package io.github.lectern.plots;

/** An option of {@link AxesHistogram#hist}. */
public sealed interface HistOption {
  /**
   * The number of bins.
   *
   * @param count at least 1
   */
  record Bins(int count) implements HistOption {
    /** Creates the option. */
    public Bins {
      if (count < 1) {
        throw new IllegalArgumentException("bins: expected at least 1 but got " + count);
      }
    }
  }
}
