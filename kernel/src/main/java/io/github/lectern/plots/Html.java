package io.github.lectern.plots;

/**
 * A value that has an HTML form in addition to its text. Notebooks show {@link #toHtml()} if they
 * support HTML; everything else shows {@code toString()}.
 */
public interface Html {
  /**
   * Returns this value as an HTML fragment. The fragment inherits the page's text colour, so that
   * it is legible on light and dark backgrounds.
   */
  String toHtml();
}
