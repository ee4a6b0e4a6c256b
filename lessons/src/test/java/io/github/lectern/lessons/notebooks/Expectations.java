package io.github.lectern.lessons.notebooks;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell of the corpus says that it does, in the comments at its end.
 *
 * @param firstJdk the oldest JDK that the cell runs on
 * @param lastJdk the newest JDK that the cell runs on
 * @param markers the markers, in order
 */
record Expectations(int firstJdk, int lastJdk, List<Marker> markers) {
  private static final Pattern COMMENT = Pattern.compile("(?://|#) ([A-Za-z]+):(?: (.*))?");
  private static final Pattern XML_COMMENT = Pattern.compile("<!-- (.*) -->");
  private static final Pattern JDK = Pattern.compile("// jdk: (\\d+)(?:-(\\d+))?");
  private static final List<String> NAMES =
      List.of("prints", "matches", "includes", "shows", "displays", "warns", "fails", "input");

  /**
   * A comment such as {@code // prints: 42}.
   *
   * @param name the word before the colon
   * @param text the rest of the line
   */
  record Marker(String name, String text) {}

  /**
   * Reads the markers of a cell.
   *
   * @throws IllegalArgumentException if a marker is unknown or in the wrong place
   */
  static Expectations of(String source) {
    List<String> lines =
        source.lines().map(line -> XML_COMMENT.matcher(line).replaceFirst("// $1")).toList();
    Matcher jdk = JDK.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!jdk.matches()) {
      return new Expectations(0, Integer.MAX_VALUE, markers(lines));
    }
    int first = Integer.parseInt(jdk.group(1));
    int last = jdk.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(jdk.group(2));
    return new Expectations(first, last, markers(lines.subList(1, lines.size())));
  }

  private static List<Marker> markers(List<String> lines) {
    int body = lines.size();
    while (body > 0 && COMMENT.matcher(lines.get(body - 1)).matches()) {
      body--;
    }
    for (String line : lines.subList(0, body)) {
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches() && NAMES.contains(comment.group(1))) {
        throw new IllegalArgumentException("not at the end of the cell: " + line);
      }
    }
    List<Marker> markers =
        lines.subList(body, lines.size()).stream().map(Expectations::marker).toList();
    if (has(markers, "includes") && (has(markers, "prints") || has(markers, "matches"))) {
      throw new IllegalArgumentException("prints and matches state all lines, includes does not");
    }
    return markers;
  }

  private static boolean has(List<Marker> markers, String name) {
    return markers.stream().anyMatch(marker -> marker.name().equals(name));
  }

  private static Marker marker(String line) {
    Matcher comment = COMMENT.matcher(line);
    if (!comment.matches() || !NAMES.contains(comment.group(1))) {
      throw new IllegalArgumentException("expected one of %s but got: %s".formatted(NAMES, line));
    }
    return new Marker(comment.group(1), comment.group(2) == null ? "" : comment.group(2));
  }

  boolean includes(int jdk) {
    return firstJdk <= jdk && jdk <= lastJdk;
  }

  /** Returns the texts of all markers with a name. */
  List<String> texts(String name) {
    return markers.stream().filter(m -> m.name().equals(name)).map(Marker::text).toList();
  }

  /** Returns the markers of the lines that the cell prints. */
  List<Marker> printed() {
    return markers.stream().filter(m -> List.of("prints", "matches").contains(m.name())).toList();
  }
}
