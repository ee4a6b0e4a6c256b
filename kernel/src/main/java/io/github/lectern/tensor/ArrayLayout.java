package io.github.lectern.tensor;

import java.util.List;

/** Adds the brackets, line breaks and ellipses of a printed array as NumPy does. */
final class ArrayLayout {
  private static final String DOTS = "...";

  private final VisibleElements visible;
  private final List<String> texts;
  private final String separator;
  private int next;

  private ArrayLayout(VisibleElements visible, List<String> texts, String separator) {
    this.visible = visible;
    this.texts = texts;
    this.separator = separator;
  }

  /**
   * Returns an array as text.
   *
   * @param visible the elements to print
   * @param texts the texts of these elements in C order
   * @param separator the text between two elements, such as ", "
   * @param indent the indentation of all lines but the first
   * @param lineWidth the maximum length of a line
   */
  static String of(
      VisibleElements visible, List<String> texts, String separator, String indent, int lineWidth) {
    return new ArrayLayout(visible, texts, separator).axis(0, indent, lineWidth);
  }

  private String axis(int axis, String indent, int width) {
    if (axis == visible.rank()) {
      return texts.get(next++);
    }
    String inner =
        axis == visible.rank() - 1 ? row(axis, indent, width) : rows(axis, indent, width);
    return "[" + inner + "]";
  }

  /**
   * Returns the subarrays of an axis one below the other. Vectors follow each other without a blank
   * line; each further axis of the subarrays adds one blank line.
   */
  private String rows(int axis, String indent, int width) {
    int axesLeft = visible.rank() - axis;
    String end = separator.stripTrailing() + "\n".repeat(axesLeft - 1) + indent;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < visible.count(axis); i++) {
      if (i == VisibleElements.EDGE && visible.isCut(axis)) {
        text.append(DOTS).append(end);
      }
      text.append(axis(axis + 1, indent + " ", width - 1));
      text.append(i == visible.count(axis) - 1 ? "" : end);
    }
    return text.toString();
  }

  /** Returns the elements of the last axis side by side, on as many lines as they need. */
  private String row(int axis, String indent, int width) {
    // Each element must leave room for the separator or the closing bracket.
    int room = width - Math.max(separator.stripTrailing().length(), 1);
    Lines lines = new Lines(indent, room);
    for (int i = 0; i < visible.count(axis); i++) {
      if (i == VisibleElements.EDGE && visible.isCut(axis)) {
        lines.add(DOTS, separator);
      }
      boolean isLast = i == visible.count(axis) - 1;
      lines.add(texts.get(next++), isLast ? "" : separator);
    }
    return lines.text();
  }

  /** Collects words, and starts a new line before a word that does not fit. */
  private static final class Lines {
    private final StringBuilder done = new StringBuilder();
    private final StringBuilder line;
    private final String indent;
    private final int room;

    Lines(String indent, int room) {
      this.indent = indent;
      this.room = room;
      this.line = new StringBuilder(indent);
    }

    void add(String word, String separator) {
      boolean hasWords = line.length() > indent.length();
      if (hasWords && line.length() + word.length() > room) {
        done.append(line.toString().stripTrailing()).append('\n');
        line.setLength(indent.length());
      }
      line.append(word).append(separator);
    }

    String text() {
      return done.append(line).substring(indent.length());
    }
  }
}
