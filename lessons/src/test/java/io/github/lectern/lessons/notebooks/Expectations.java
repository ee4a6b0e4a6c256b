package io.github.lectern.lessons.notebooks;

import java.util.ArrayList;
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
  private static final Pattern JDK = Pattern.compile("// jdk: (\\d+)(?:-(\\d+))?");
  private static final List<String> NAMES =
      List.of("prints", "matches", "shows", "displays", "warns", "fails", "input");

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
    List<String> lines = source.lines().toList();
    int body = lines.size();
    while (body > 0 && COMMENT.matcher(lines.get(body - 1)).matches()) {
      body--;
    }
    Matcher jdk = JDK.matcher(lines.isEmpty() ? "" : lines.get(0));
    boolean limited = jdk.matches();
    List<Marker> markers = new ArrayList<>();
    for (int i = limited ? 1 : 0; i < lines.size(); i++) {
      Matcher comment = COMMENT.matcher(lines.get(i));
      boolean marker = comment.matches() && (i >= body || NAMES.contains(comment.group(1)));
      if (marker && i < body) {
        throw new IllegalArgumentException("not at the end of the cell: " + lines.get(i));
      } else if (marker) {
        markers.add(marker(comment));
      }
    }
    int first = limited ? Integer.parseInt(jdk.group(1)) : 0;
    boolean open = !limited || jdk.group(2) == null;
    return new Expectations(
        first, open ? Integer.MAX_VALUE : Integer.parseInt(jdk.group(2)), markers);
  }

  private static Marker marker(Matcher comment) {
    if (!NAMES.contains(comment.group(1))) {
      throw new IllegalArgumentException(
          "expected one of %s but got: %s".formatted(NAMES, comment.group()));
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
