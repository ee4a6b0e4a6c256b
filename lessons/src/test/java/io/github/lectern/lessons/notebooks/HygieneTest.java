package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HygieneTest {
  private static final Cell TITLE =
      Cell.prose("title", "# Sums\n\nAfter this you will be able to add. It takes 2 minutes.");
  private static final Cell SUM = Cell.code("sum", "1 + 1");
  private static final Cell SUM2 = Cell.code("sum-2", "2 + 2");

  @ParameterizedTest
  @MethodSource("notebooks")
  void every_notebook_is_written_for_its_reader(Path notebook) throws IOException {
    assertThat(Hygiene.problems(Notebook.read(notebook))).as(notebook.toString()).isEmpty();
  }

  @Test
  void a_title_prose_and_a_short_cell_are_fine() {
    assertThat(problems(TITLE, SUM)).isEmpty();
  }

  @Test
  void a_notebook_that_starts_without_saying_what_for_and_how_long_is_reported() {
    assertThat(problems(Cell.prose("title", "# Sums"), SUM))
        .containsExactly(
            "the first cell must say what \"you will be able to\" do",
            "the first cell must say how long the notebook takes, in minutes");
  }

  @Test
  void a_notebook_that_starts_with_code_is_reported() {
    assertThat(problems(SUM))
        .contains("the first cell must be prose that starts with the title, \"# ...\"");
  }

  @Test
  void missing_random_and_repeated_ids_are_reported() {
    assertThat(
            problems(
                TITLE,
                Cell.code("", "1"),
                Cell.prose("p", "x"),
                Cell.code("3fa9C0", "1"),
                Cell.prose("p", "")))
        .containsExactly(
            "cell id \"\": expected lower-case words with hyphens",
            "cell id \"3fa9C0\": expected lower-case words with hyphens",
            "cell id \"p\" occurs twice");
  }

  @Test
  void a_prediction_that_does_not_look_like_the_others_is_reported() {
    Cell good =
        Cell.code(
            "good", "display(SumPredictions.two());\nSumPredictions.two(0)    // replace the 0");
    assertThat(problems(TITLE, good)).isEmpty();
    for (String other :
        List.of(
            "SumPredictions.two(0)",
            "display(SumPredictions.two());\nSumPredictions.three(0)    // replace the 0",
            "display(SumPredictions.two());\nlong two = 0;\nSumPredictions.two(two)")) {
      assertThat(problems(TITLE, Cell.code("other", other)))
          .containsExactly(
              "cell other must be of the form display(X.name()); X.name(0)    // replace the 0");
    }
  }

  @Test
  void a_cell_of_26_lines_is_reported_and_one_of_25_is_not() {
    Cell p = Cell.prose("p", "x");
    Cell q = Cell.prose("q", "x");
    assertThat(problems(TITLE, SUM, p, SUM2, q, Cell.code("long", "1\n".repeat(25)))).isEmpty();
    assertThat(problems(TITLE, SUM, p, SUM2, q, Cell.code("long", "1\n".repeat(26))))
        .containsExactly("cell long has 26 lines, more than the limit of 25");
  }

  @Test
  void long_cells_throughout_are_reported() {
    Cell six = Cell.code("long", "1\n".repeat(6));
    assertThat(problems(TITLE, six))
        .containsExactly("the median cell has 6 lines, more than the limit of 5");
  }

  @Test
  void code_to_complete_may_be_longer_than_a_lessons() {
    Cell twelve = Cell.code("long", "1\n".repeat(12));
    Cell thirteen = Cell.code("long", "1\n".repeat(13));
    assertThat(exerciseProblems(TITLE, twelve)).isEmpty();
    assertThat(exerciseProblems(TITLE, thirteen))
        .containsExactly("the median cell has 13 lines, more than the limit of 12");
  }

  @Test
  void code_without_prose_before_it_is_reported() {
    assertThat(problems(TITLE, SUM, SUM2))
        .containsExactly("cell sum-2 needs prose before it that says why");
  }

  @Test
  void a_check_may_follow_an_answer_at_once_and_has_to() {
    Cell answer = tagged("exercise");
    Cell solution = tagged("solution");
    assertThat(exerciseProblems(TITLE, answer, SUM)).isEmpty();
    assertThat(exerciseProblems(TITLE, solution, SUM)).isEmpty();
    assertThat(exerciseProblems(TITLE, answer, Cell.prose("p", "x"), SUM))
        .containsExactly("cell answer must be followed by its check");
    assertThat(exerciseProblems(TITLE, solution))
        .containsExactly("cell answer must be followed by its check");
  }

  @Test
  void a_line_too_wide_to_read_an_empty_cell_and_an_import_are_reported() {
    assertThat(problems(TITLE, Cell.code("wide", "x".repeat(95)))).hasSize(1);
    assertThat(problems(TITLE, Cell.code("empty", " \n"))).containsExactly("cell empty is empty");
    assertThat(problems(TITLE, Cell.code("imports", "import java.util.*;")))
        .containsExactly("cell imports has an import; use the start-up imports of the kernel");
  }

  @Test
  void markdown_in_a_folded_text_is_reported_and_after_it_is_not() {
    String open = "<details><summary>Solution</summary>\n\n";
    assertThat(problems(TITLE, Cell.prose("table", open + "| a |\n|--|\n</details>")))
        .containsExactly("cell table has Markdown inside <details>; use LaTeX or HTML");
    assertThat(problems(TITLE, SUM, Cell.prose("after", open + "$1$\n</details>\n\n| a |\n")))
        .isEmpty();
  }

  @Test
  void a_number_that_would_turn_a_paragraph_into_a_list_is_reported() {
    assertThat(problems(TITLE, SUM, Cell.prose("p", "A picture of 28 by\n28. Red is more.")))
        .containsExactly("cell p has a line of text that begins like a list");
    assertThat(problems(TITLE, SUM, Cell.prose("p", "Two:\n\n1. Red\n   and so on\n2. Blue")))
        .isEmpty();
    assertThat(problems(TITLE, SUM, Cell.prose("p", "28 by 28. Red is\n2.5 times more.")))
        .isEmpty();
  }

  static List<Path> notebooks() throws IOException {
    return Notebook.all();
  }

  private static List<String> problems(Cell... cells) {
    return Hygiene.problems(new Notebook(Path.of("sums.ipynb"), List.of(cells)));
  }

  private static Cell tagged(String tag) {
    JsonArray tags = new JsonArray();
    tags.add(tag);
    JsonObject metadata = new JsonObject();
    metadata.add("tags", tags);
    return new Cell("answer", "code", "int a = 0;", metadata, 0, List.of());
  }

  private static List<String> exerciseProblems(Cell... cells) {
    Path path = Notebook.EXERCISES.resolve("sums.ipynb");
    return Hygiene.problems(new Notebook(path, List.of(cells)));
  }
}
