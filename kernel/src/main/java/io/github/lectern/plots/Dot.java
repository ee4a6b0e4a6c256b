package io.github.lectern.plots;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A diagram in the DOT language, drawn. It prints as what it shows and its own text.
 *
 * @param text the DOT text as the user wrote it
 * @param description what the diagram shows, in words
 * @param svg the drawing, or empty when Graphviz is not installed
 * @param notices what the user should know about the drawing
 */
public record Dot(String text, String description, Optional<String> svg, List<String> notices)
    implements Html {
  /** Copies the notices. */
  public Dot {
    notices = List.copyOf(notices);
  }

  @Override
  public String toHtml() {
    String picture =
        svg.map(drawing -> "<div style=\"overflow-x:auto\">" + drawing + "</div>")
            .orElseGet(() -> "<pre>" + Escape.html(text.strip()) + "</pre>");
    return notices.stream()
        .map(notice -> "<p style=\"white-space:pre-line\">" + Escape.html(notice) + "</p>")
        .collect(Collectors.joining("", "", picture));
  }

  @Override
  public String toString() {
    String words = notices.stream().map(notice -> notice + "\n").collect(Collectors.joining());
    return description + "\n" + words + text.strip();
  }
}
