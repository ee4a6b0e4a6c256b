package io.github.lectern.lessons.notebooks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the lecture that each cell covers according to its metadata. */
final class Coverage {
  private static final String TOP =
      """
      # Where the course covers the lecture

      Each row number stands for a topic of the lecture; rows that begin with G correct a mistake
      in the lecture or fill a gap in it, and a b marks the second topic of a row. The metadata of a
      cell lists the rows that it covers: `"lectern": {"rows": ["20", "21"]}`. 00 prepares students
      for the lecture, and 08, 09 and 10 answer what it leaves open: how a net learns, why the first
      net stops at 60 %, and what convolution sees. They cover no rows. These tables are generated
      from the metadata by

      ```sh
      mvn -pl lessons -am test -Dtest=CanonicalFormTest \\
          -Dsurefire.failIfNoSpecifiedTests=false -Dlectern.notebooks.write
      ```
      """;
  private static final String LAST_SECTION = "## What the lecture leaves out";

  private final List<LectureRows> lecture;
  private final List<Notebook> notebooks;

  /** Creates the coverage of notebooks whose paths are relative to notebooks/. */
  Coverage(List<LectureRows> lecture, List<Notebook> notebooks) {
    this.lecture = lecture;
    this.notebooks = notebooks;
  }

  /** Returns the coverage of the course, without solutions, whose cells are also in exercises. */
  static Coverage ofCourse() throws IOException {
    List<Notebook> notebooks = new ArrayList<>();
    for (Path file : Notebook.all()) {
      Path path = Notebook.FOLDER.relativize(file);
      if (!path.startsWith("solutions")) {
        notebooks.add(new Notebook(path, Notebook.read(file).cells()));
      }
    }
    return new Coverage(LectureRows.all(), notebooks);
  }

  /** Returns the claims of unknown rows, and the rows that a complete notebook does not cover. */
  List<String> problems() {
    return Stream.concat(unknown(), missing()).toList();
  }

  private Stream<String> unknown() {
    Set<String> known = lecture.stream().flatMap(LectureRows::stream).collect(Collectors.toSet());
    return notebooks.stream()
        .flatMap(
            notebook ->
                notebook.cells().stream()
                    .flatMap(
                        cell ->
                            cell.rows().stream()
                                .filter(row -> !known.contains(row))
                                .map(
                                    row ->
                                        "%s: cell %s claims row \"%s\", which the lecture lacks"
                                            .formatted(notebook.path(), cell.id(), row))));
  }

  private Stream<String> missing() {
    return lecture.stream()
        .filter(rows -> isComplete(rows.notebook()))
        .flatMap(
            rows ->
                rows.stream()
                    .filter(row -> notebooksOf(rows.notebook()).noneMatch(n -> shows(n, row)))
                    .map(
                        row ->
                            "no cell of notebook %s claims row %s, \"%s\""
                                .formatted(rows.notebook(), row, rows.name())));
  }

  /** A notebook is complete if it has its last section, or if all notebooks exist. */
  private boolean isComplete(String number) {
    return areAllThere()
        || notebooksOf(number)
            .flatMap(notebook -> notebook.prose().stream())
            .anyMatch(cell -> cell.source().contains(LAST_SECTION));
  }

  private boolean areAllThere() {
    return lecture.stream().allMatch(rows -> notebooksOf(rows.notebook()).findAny().isPresent());
  }

  private Stream<Notebook> notebooksOf(String number) {
    return notebooks.stream()
        .filter(notebook -> notebook.path().getFileName().toString().startsWith(number + "-"));
  }

  private static boolean shows(Notebook notebook, String row) {
    return notebook.cells().stream().anyMatch(cell -> cell.rows().contains(row));
  }

  /** Returns the table as Markdown. */
  String table() {
    StringBuilder text = new StringBuilder(TOP);
    String notebook = "";
    for (LectureRows rows : lecture) {
      if (!rows.notebook().equals(notebook)) {
        notebook = rows.notebook();
        text.append("\n## Notebook ").append(notebook);
        text.append("\n\n| rows | what | cells |\n|---|---|---|\n");
      }
      text.append("| %s | %s | %s |\n".formatted(rows.range(), rows.name(), cellsOf(rows)));
    }
    return text.toString();
  }

  private String cellsOf(LectureRows rows) {
    Map<String, Set<String>> cells = new LinkedHashMap<>();
    for (Notebook notebook : notebooks) {
      for (Cell cell : notebook.cells()) {
        if (rows.stream().anyMatch(cell.rows()::contains)) {
          String name = notebook.path().toString().replaceFirst("\\.ipynb$", "");
          cells.computeIfAbsent(name, any -> new LinkedHashSet<>()).add("`" + cell.id() + "`");
        }
      }
    }
    return cells.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }
}
