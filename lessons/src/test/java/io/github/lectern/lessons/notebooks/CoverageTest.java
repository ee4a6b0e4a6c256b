package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final List<LectureRows> LECTURE =
      List.of(
          new LectureRows("01", "1-2", "Sums"),
          new LectureRows("01", "G1", "What is wrong with sums"),
          new LectureRows("02", "3", "Products"));
  private static final String FULL = "## What the lecture leaves out";

  @Test
  void every_row_of_the_lecture_is_shown() throws IOException {
    assertThat(Coverage.ofCourse().problems()).isEmpty();
  }

  /** Row 103 is a break in the lecture and belongs to no notebook. */
  @Test
  void the_rows_are_those_of_the_lecture() throws IOException {
    List<String> rows = LectureRows.all().stream().flatMap(LectureRows::stream).toList();
    assertThat(rows)
        .containsAll(
            IntStream.rangeClosed(1, 152)
                .filter(row -> row != 103)
                .mapToObj(Integer::toString)
                .toList())
        .contains("98b", "135b", "G1", "G2", "G3", "G4", "G5", "G8", "G9", "G11", "G14")
        .doesNotContain("0", "103", "153");
  }

  @Test
  void a_row_that_a_complete_notebook_does_not_show_is_reported() {
    assertThat(problems(notebook("01-sums.ipynb", FULL, "1", "G1")))
        .containsExactly("no cell of notebook 01 claims row 2, \"Sums\"");
    assertThat(problems(notebook("01-sums.ipynb", FULL, "1", "2", "G1"))).isEmpty();
  }

  @Test
  void a_notebook_that_is_not_complete_may_lack_rows_until_the_last_one_has_come() {
    Notebook sums = notebook("01-sums.ipynb", "## Sums", "1", "2");
    assertThat(problems(sums)).isEmpty();
    assertThat(problems(sums, notebook("02-products.ipynb", "## Products", "3")))
        .containsExactly("no cell of notebook 01 claims row G1, \"What is wrong with sums\"");
  }

  @Test
  void a_row_shown_by_the_wrong_notebook_is_not_shown() {
    assertThat(
            problems(
                notebook("01-sums.ipynb", FULL, "1", "2"), notebook("02-x.ipynb", "", "3", "G1")))
        .containsExactly("no cell of notebook 01 claims row G1, \"What is wrong with sums\"");
  }

  @Test
  void a_row_may_be_shown_by_the_exercises_of_its_notebook() {
    assertThat(
            problems(
                notebook("01-sums.ipynb", FULL, "1", "2"),
                notebook("exercises/01-sums.ipynb", "", "G1")))
        .isEmpty();
  }

  @Test
  void a_claim_of_an_unknown_row_is_reported() {
    assertThat(problems(notebook("01-sums.ipynb", "## Sums", "7")))
        .containsExactly("01-sums.ipynb: cell row-7 claims row \"7\", which the lecture lacks");
  }

  @Test
  void the_table_names_each_cell_once_beside_its_rows() {
    Coverage coverage =
        new Coverage(
            LECTURE,
            List.of(
                notebook("01-sums.ipynb", FULL, "1", "2"),
                notebook("exercises/01-sums.ipynb", "", "2")));
    assertThat(coverage.table())
        .contains(
            """
            ## Notebook 01

            | rows | what | cells |
            |---|---|---|
            | 1-2 | Sums | 01-sums: `row-1`, `row-2`; exercises/01-sums: `row-2` |
            | G1 | What is wrong with sums |  |

            ## Notebook 02

            | rows | what | cells |
            |---|---|---|
            | 3 | Products |  |
            """);
  }

  private static List<String> problems(Notebook... notebooks) {
    return new Coverage(LECTURE, List.of(notebooks)).problems();
  }

  /** Returns a notebook with some prose and one code cell for each row that it covers. */
  private static Notebook notebook(String path, String prose, String... rows) {
    Stream<Cell> cells = Stream.of(rows).map(CoverageTest::cellThatShows);
    return new Notebook(
        Path.of(path), Stream.concat(Stream.of(Cell.prose("prose", prose)), cells).toList());
  }

  private static Cell cellThatShows(String row) {
    return Notebook.parse(
            Path.of("x.ipynb"),
            """
            {"cells": [{"cell_type": "code", "id": "row-%s", "source": "1",
              "metadata": {"lectern": {"rows": ["%s"]}}}]}"""
                .formatted(row, row))
        .cells()
        .get(0);
  }
}
