package io.github.lectern.plots;

import java.util.List;
import java.util.regex.Pattern;

/** DOT text written by a user: a whole graph, or statements that are wrapped in a graph. */
final class DotText {
  private static final String GAP = "(?:\\s++|//[^\\n]*+|/\\*(?s:.*?)\\*/|(?m:^)#[^\\n]*+)*+";
  private static final String NAME = "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[\\w.-]++)?";
  // [strict] (graph | digraph) [name] {; without a brace, "graph [...]" only sets defaults
  private static final Pattern WHOLE_GRAPH =
      Pattern.compile(
          GAP + "(?:strict\\b" + GAP + ")?(?:di)?graph\\b" + GAP + NAME + GAP + "\\{",
          Pattern.CASE_INSENSITIVE);

  private final String text;

  DotText(String text) {
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * Returns the text as one graph. Statements are wrapped in a left-to-right digraph; its opening
   * is put on the first line of the text, so that dot's line numbers match the user's.
   */
  String graph() {
    return WHOLE_GRAPH.matcher(text).lookingAt()
        ? text
        : "digraph G{ rankdir=\"LR\" " + text + "\n}";
  }

  /**
   * Returns a marked line with the lines before and after it, or an empty text if there is no such
   * line.
   *
   * @param line the number of the line, counted from 1
   */
  String excerpt(int line) {
    List<String> lines = text.lines().toList();
    StringBuilder out = new StringBuilder();
    for (int i = Math.max(1, line - 1); i <= Math.min(lines.size(), line + 1); i++) {
      out.append(i == line ? "\n> " : "\n  ")
          .append("%3d | ".formatted(i))
          .append(lines.get(i - 1));
    }
    return line > lines.size() ? "" : out.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
