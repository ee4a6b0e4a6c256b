package io.github.lectern.plots;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A diagram in the DOT language with its drawing. Where no HTML is shown, it prints its
 * description, the notices and the DOT text.
 */
public final class Dot implements Html {
  private static final int SMALLEST_TEXT = 14; // see DotProgram

  private final String text;
  private final String description;
  private final Optional<Drawing> drawing;
  private final List<String> notices;

  /**
   * Creates a diagram.
   *
   * @param text the DOT text as the user wrote it
   * @param description a description of the diagram in words
   * @param drawing the drawing, or empty if Graphviz is not installed
   * @param notices messages to the user, such as Graphviz's warnings
   */
  Dot(String text, String description, Optional<Drawing> drawing, List<String> notices) {
    this.text = text;
    this.description = description;
    this.drawing = drawing;
    this.notices = List.copyOf(notices);
  }

  /** Returns the DOT text as the user wrote it. */
  public String text() {
    return text;
  }

  /** Returns a description of the diagram in words. */
  public String description() {
    return description;
  }

  /** Returns the drawing, or empty if Graphviz is not installed. */
  public Optional<String> svg() {
    return drawing.map(Drawing::svg);
  }

  /** Returns messages to the user, such as Graphviz's warnings. */
  public List<String> notices() {
    return notices;
  }

  private String image(Drawing picture) {
    return Page.image(description, picture.width(), picture.height(), SMALLEST_TEXT, picture.svg());
  }

  @Override
  public String toHtml() {
    String picture =
        drawing.map(this::image).orElseGet(() -> "<pre>" + Escape.html(text.strip()) + "</pre>");
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
