package io.github.lectern.plots;

import java.util.Map;

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

  /**
   * Returns more representations of this value by MIME type, which programs read and front ends
   * ignore; by default none. A representation of the type text/plain replaces {@code toString()}.
   * Values consist of maps, lists, texts and numbers.
   */
  default Map<String, Object> attachments() {
    return Map.of();
  }
}
