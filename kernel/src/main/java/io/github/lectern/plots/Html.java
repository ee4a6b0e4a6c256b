package io.github.lectern.plots;

/**
 * A value that has an HTML form beside its text: notebooks show {@link #toHtml()} where they can,
 * and {@code toString()} everywhere else.
 */
public interface Html {
  /**
   * Returns this value as an HTML fragment. It inherits the page's text colour, so that it can be
   * read on a light and on a dark background.
   */
  String toHtml();
}
