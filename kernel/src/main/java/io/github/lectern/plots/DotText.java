package io.github.lectern.plots;

import io.github.lectern.plots.DotToken.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user wrote in the DOT language: checked, and made a whole graph. */
final class DotText {
  private static final Set<String> FILE_ATTRIBUTES =
      Set.of("image", "imagepath", "shapefile", "fontpath", "stylesheet", "_background");
  private static final Set<String> GRAPH_WORDS = Set.of("graph", "digraph", "strict");
  // A comment could hide where the markup ends: the versions of Graphviz disagree on it.
  private static final Pattern IMAGE_OR_COMMENT =
      Pattern.compile("<\\s*img\\b|<!--", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final List<DotToken> tokens;

  DotText(String text) {
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
    this.tokens = DotLexer.tokens(this.text);
    for (int i = 0; i < tokens.size(); i++) {
      refuseFiles(i);
    }
  }

  /**
   * The text as one graph. Statements alone go into a left-to-right digraph, whose head stands in
   * the first line so that dot counts the lines as the user does.
   */
  String graph() {
    return isGraph() ? text : "digraph G{ rankdir=\"LR\" " + text + "\n}";
  }

  /** A whole graph is [strict] (graph | digraph) [name] {; "graph [...]" only sets defaults. */
  private boolean isGraph() {
    int brace = 0;
    while (brace < tokens.size() && brace <= 3 && !tokens.get(brace).isSign("{")) {
      brace++;
    }
    return brace > 0
        && brace <= 3
        && brace < tokens.size()
        && GRAPH_WORDS.contains(tokens.get(0).text().toLowerCase(Locale.ROOT))
        && tokens.subList(0, brace).stream().noneMatch(token -> token.kind() == Kind.SIGN);
  }

  private void refuseFiles(int i) {
    DotToken token = tokens.get(i);
    boolean isKey = i + 1 < tokens.size() && tokens.get(i + 1).isSign("=");
    if (isKey && FILE_ATTRIBUTES.contains(token.text().toLowerCase(Locale.ROOT))) {
      throw refused(token.text() + "=...", token.line());
    }
    if (token.kind() == Kind.MARKUP && IMAGE_OR_COMMENT.matcher(token.text()).find()) {
      throw refused("<IMG> or a comment inside a label", token.line());
    }
  }

  private IllegalArgumentException refused(String what, int line) {
    return new IllegalArgumentException(
        "gv: "
            + what
            + " is not allowed, a diagram may not read files; remove it from line "
            + line
            + excerpt(line));
  }

  /** The lines around the given one, which is marked; empty when there is no such line. */
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
