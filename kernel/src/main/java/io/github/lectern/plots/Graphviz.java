package io.github.lectern.plots;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws diagrams in the DOT language with Graphviz's program dot. */
public final class Graphviz {
  private static final Pattern ERROR_LINE = Pattern.compile("^syntax error in line (\\d+)");
  private static final int MOST_NOTICES = 5;
  private static final String MISSING =
      """
      The diagram was not drawn because Graphviz is not installed. To install it:
        apt-get install graphviz        (Debian, Ubuntu)
        conda install -c conda-forge graphviz
        brew install graphviz           (macOS)
      Then restart the kernel. This is the text of the diagram:""";

  private static final String FILES_DISABLED = "file loading is disabled";
  private static final String AT_THE_END =
      "syntax error at the end of the text; check that every \", [, { and < is closed, and that"
          + " there is no extra }";

  private Graphviz() {}

  /**
   * Draws a diagram of nodes, edges and clusters, laid out from left to right. A text that is
   * already a whole graph ({@code digraph {...}}) is drawn unchanged. If Graphviz is not installed,
   * the result shows the text and explains how to install Graphviz.
   *
   * <pre>{@code
   * gv("""
   *     "x1" -> "node1"
   *     "x2" -> "node1"
   *     """)
   * }</pre>
   *
   * @param dot statements of the DOT language
   * @throws IllegalArgumentException if the text is malformed, or refers to a file
   * @throws IllegalStateException if drawing takes more than ten seconds, or the drawing is larger
   *     than 8 MiB
   */
  public static Dot gv(String dot) {
    return gv(dot, DotProgram.installed());
  }

  static Dot gv(String dot, DotProgram program) {
    DotText text = new DotText(dot);
    return program
        .draw(text.graph())
        .map(answer -> drawn(text, answer))
        .orElseGet(() -> new Dot(dot, "Diagram, not drawn.", Optional.empty(), List.of(MISSING)));
  }

  private static Dot drawn(DotText text, DotProgram.Answer answer) {
    if (answer.messages().contains(FILES_DISABLED)) {
      throw new IllegalArgumentException(
          "gv: a diagram may not read files; remove image, shapefile and <IMG> from the text");
    }
    if (!answer.succeeded()) {
      throw new IllegalArgumentException(explain(text, answer.messages()));
    }
    Drawing drawing = Drawing.of(answer.svg());
    List<String> warnings =
        answer.messages().lines().filter(line -> line.startsWith("Warning: ")).toList();
    return new Dot(
        text.toString(),
        drawing.description(),
        Optional.of(drawing),
        warnings.stream().limit(MOST_NOTICES).map(line -> "Graphviz: " + line).toList());
  }

  /** Returns dot's error message, with the line of the user's text that it refers to. */
  private static String explain(DotText text, String messages) {
    String error = messages.strip().replace("Error: ", "").replace("<stdin>: ", "");
    if (error.isEmpty()) {
      return "gv: dot failed without an error message; check the text of the diagram";
    }
    Matcher position = ERROR_LINE.matcher(error);
    if (!position.find()) {
      return "gv: " + error;
    }
    String excerpt = text.excerpt(Integer.parseInt(position.group(1)));
    return excerpt.isEmpty() ? "gv: " + AT_THE_END : "gv: " + firstLine(error) + excerpt;
  }

  private static String firstLine(String error) {
    String first = error.lines().findFirst().orElseThrow();
    return first.endsWith("near '--'") ? first + "; write -> instead of --" : first;
  }
}
