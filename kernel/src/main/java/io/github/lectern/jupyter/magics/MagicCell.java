package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.Trivia;
import io.github.lectern.jupyter.magics.MagicScanner.Found;
import io.github.lectern.jupyter.magics.MagicScanner.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A cell that contains magics, cut into Java and magics.
 *
 * @param found the magics of the cell in order
 */
record MagicCell(Cell cell, List<Found> found) {
  private static final Set<String> WITH_JAVA_BODY =
      Set.of("%%time", "%%timeit", "%%check", "%check");

  /** Java code or a magic; the code of a part has the positions and lines of the cell. */
  record Part(Optional<Found> magic, Cell java) {}

  /** Returns the parts in order; a cell magic is the last part and includes its body. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (Found one : topLevel()) {
      addJava(parts, start, one.start());
      parts.add(new Part(Optional.of(one), cell));
      start = one.end();
    }
    if (cellMagic().isEmpty()) {
      addJava(parts, start, code().length());
    }
    return parts;
  }

  private void addJava(List<Part> parts, int start, int end) {
    if (Trivia.end(code().substring(0, end), start) < end) {
      String java = blank(0, start) + withCalls(start, end);
      parts.add(new Part(Optional.empty(), cell.withCode(java)));
    }
  }

  /** Returns the Java code of the whole cell, with spaces in place of its magics. */
  Cell java() {
    StringBuilder java = new StringBuilder();
    int start = 0;
    for (Found one : topLevel()) {
      java.append(withCalls(start, one.start())).append(blank(one.start(), one.end()));
      start = one.end();
    }
    String rest = cellMagic().isEmpty() ? withCalls(start, code().length()) : "";
    return cell.withCode(java.append(rest).toString());
  }

  /** Returns whether there is Java code before a magic. */
  boolean startsWithJava() {
    return topLevel().stream()
        .reduce((first, second) -> second)
        .filter(last -> !blankAbove(last).isBlank())
        .isPresent();
  }

  private String blankAbove(Found magic) {
    StringBuilder above = new StringBuilder();
    int start = 0;
    for (Found one : topLevel()) {
      above.append(code(), start, one.start());
      if (one.equals(magic)) {
        break;
      }
      start = one.end();
    }
    return above.substring(Trivia.end(above.toString(), 0));
  }

  /** Returns the cell magic, which no Java code precedes. */
  Optional<Found> cellMagic() {
    return found.stream()
        .filter(Found::isCellMagic)
        .filter(magic -> blankAbove(magic).isBlank())
        .findFirst();
  }

  private List<Found> topLevel() {
    return found.stream().filter(one -> one.place() == Place.TOP_LEVEL).toList();
  }

  private String code() {
    return cell.code();
  }

  /** Returns some code in which magics within statements are replaced by calls. */
  private String withCalls(int from, int to) {
    StringBuilder java = new StringBuilder();
    int start = from;
    for (Found one : found) {
      if (one.place() != Place.TOP_LEVEL && one.start() >= from && one.end() <= to) {
        java.append(code(), start, one.start()).append(NotebookFunctions.callOf(one.text()));
        start = one.end();
      }
    }
    return java.append(code(), start, to).toString();
  }

  /** Returns white space in place of a part of the cell; line breaks are kept. */
  String blank(int from, int to) {
    return code().substring(from, to).replaceAll("[^\n]", " ");
  }

  /**
   * Returns a cell's code with white space in place of magics and of bodies that are not Java, and
   * with 0 in place of an assigned magic. Positions are preserved.
   */
  static String blankedOut(String code) {
    StringBuilder java = new StringBuilder(code);
    Optional<Found> outer;
    int from = 0;
    do {
      String rest = code.substring(from);
      MagicCell cell = new MagicCell(new Cell(0, rest), MagicScanner.scan(rest, name -> false));
      for (Found one : cell.found()) {
        String blank = cell.blank(one.start(), one.end());
        boolean assigned = one.place() == Place.ASSIGNED;
        java.replace(
            from + one.start(), from + one.end(), assigned ? "0;" + blank.substring(2) : blank);
      }
      outer = cell.cellMagic();
      from += outer.map(Found::end).orElse(0);
    } while (outer.filter(MagicCell::hasJavaBody).isPresent());
    if (outer.isPresent()) {
      java.replace(from, code.length(), code.substring(from).replaceAll("[^\n]", " "));
    }
    return java.toString();
  }

  static boolean hasJavaBody(Found magic) {
    return WITH_JAVA_BODY.contains(magic.text().split("\\s", 2)[0]);
  }
}
