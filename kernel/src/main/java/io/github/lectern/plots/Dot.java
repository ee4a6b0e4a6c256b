package io.github.lectern.plots;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A diagram in the DOT language with its drawing. Where no HTML is shown, it prints its
 * description, the notices and the DOT text.
 *
 * @param text the DOT text as the user wrote it
 * @param description a description of the diagram in words
 * @param svg the drawing, or empty if Graphviz is not installed
 * @param notices messages to the user, such as Graphviz's warnings
 */
public record Dot(String text, String description, Optional<String> svg, List<String> notices)
    implements Html {
  /** Creates a diagram, and copies the list of notices. */
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
