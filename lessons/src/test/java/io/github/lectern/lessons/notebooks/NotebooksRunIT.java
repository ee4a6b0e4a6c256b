package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks a run of all notebooks, from top to bottom, through the real kernel. */
class NotebooksRunIT {
  @Test
  void the_run_of_all_notebooks_succeeds() {
    Command.Outcome outcome = CourseRun.once().outcome();
    assertThat(outcome.status()).as(outcome.said()).isZero();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void every_code_cell_ran_in_order_and_only_tagged_ones_failed(String name) throws IOException {
    Notebook written = Notebook.read(Notebook.FOLDER.resolve(name));
    Notebook executed = CourseRun.once().executed(name);
    assertThat(executed.cells()).extracting(Cell::source).isEqualTo(sources(written));
    assertThat(executed.code())
        .extracting(Cell::executionCount)
        .isEqualTo(IntStream.rangeClosed(1, written.code().size()).boxed().toList());
    assertThat(executed.code())
        .filteredOn(cell -> !cell.mayRaise())
        .allSatisfy(cell -> assertThat(cell.errors()).as(cell.id()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void a_tagged_cell_fails_with_the_message_that_the_lesson_is_about(String name)
      throws IOException {
    Properties expected = expectedErrors();
    for (Cell cell : CourseRun.once().executed(name).code()) {
      String key = name.replaceFirst("\\.ipynb$", "") + "/" + cell.id();
      assertThat(expected.containsKey(key))
          .as("%s is tagged %s just when expected-errors.properties lists it", key, Cell.RAISES)
          .isEqualTo(cell.mayRaise());
      if (cell.mayRaise()) {
        assertThat(cell.errors()).as(key).containsExactly(expected.getProperty(key));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void every_prediction_shows_its_question_and_waits_for_an_answer(String name) {
    assertThat(CourseRun.once().executed(name).code())
        .filteredOn(Hygiene::isPrediction)
        .allSatisfy(
            cell ->
                assertThat(cell.shown("text/plain"))
                    .as(cell.id())
                    .satisfiesExactly(
                        quiz -> assertThat(quiz).contains("\n(1) ", "\n(2) ", "\n(3) "),
                        report ->
                            assertThat(report)
                                .startsWith("Prediction: 0 of 1 passed")
                                .endsWith("not done yet")));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void nothing_is_printed_that_the_student_did_not_ask_for(String name) {
    assertThat(CourseRun.once().executed(name).code())
        .allSatisfy(cell -> assertThat(cell.printed("stderr")).as(cell.id()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void only_nets_that_train_on_the_test_set_cause_warnings(String name) {
    assertThat(CourseRun.once().executed(name).code())
        .flatExtracting(cell -> cell.printed("stdout").lines().toList())
        .filteredOn(line -> line.startsWith("Warning: "))
        .allSatisfy(line -> assertThat(line).matches("Warning: fit: these [\\d,]+ samples are .*"));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void every_result_has_a_text_beside_its_rich_form(String name) {
    assertThat(CourseRun.once().executed(name).code())
        .allSatisfy(
            cell ->
                assertThat(cell.shown("text/plain"))
                    .as(cell.id())
                    .hasSize(
                        (int) cell.outputs().stream().filter(output -> output.has("data")).count())
                    .allSatisfy(text -> assertThat(text).isNotBlank()));
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void the_numbers_of_the_prose_are_those_that_the_cells_compute(String name) {
    assertThat(ProseNumbers.problems(CourseRun.once().executed(name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void every_notebook_becomes_a_page(String name) {
    CourseRun.once();
    Path page = Jupyter.RESULTS.resolve(name.replaceFirst("\\.ipynb$", ".html"));
    assertThat(page).content().contains("</html>");
  }

  static List<String> notebooks() throws IOException {
    return Notebook.all().stream()
        .map(path -> Notebook.FOLDER.relativize(path).toString())
        .toList();
  }

  private static List<String> sources(Notebook notebook) {
    return notebook.cells().stream().map(Cell::source).toList();
  }

  private static Properties expectedErrors() throws IOException {
    Properties expected = new Properties();
    try (InputStream in = NotebooksRunIT.class.getResourceAsStream("expected-errors.properties")) {
      expected.load(in);
    }
    return expected;
  }
}
