package io.github.lectern.lessons.script;

import static io.github.lectern.lessons.script.JupyterMachine.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./lecture grade} reports of files that it cannot grade; no kernel starts. */
class GradeFilesTest {
  @TempDir Path folder;
  private GradeMachine machine;

  @BeforeEach
  void a_machine_with_one_exercise() throws Exception {
    machine = GradeMachine.in(folder, "[\"false\"]");
  }

  @Test
  void every_file_that_is_not_an_exercise_has_a_row_that_says_why() throws Exception {
    machine.hand("broken.ipynb", "{\"cells\": [");
    machine.hand("anna/list.ipynb", "[]");
    machine.hand("foreign.ipynb", "{\"cells\": [" + code("a", "1") + "]}");
    machine.hand("old.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}]}");
    Files.createSymbolicLink(
        machine.answers().resolve("link.ipynb"), machine.answers().resolve("foreign.ipynb"));
    assertThat(rows("--csv", folder.resolve("points.csv").toString()))
        .containsExactly(
            "student,file,exercise,check,question,verdict,points,hint,isolation",
            row("anna", "anna/list.ipynb", "not a notebook: there is no list of cells"),
            row("broken", "broken.ipynb", "not a notebook: the file is not JSON"),
            row("foreign", "foreign.ipynb", "not one of the exercises: its cells have other ids"),
            row("link", "link.ipynb", "not a notebook: the file is a link"),
            row("old", "old.ipynb", "the cells have no ids: save the notebook in format 4.5"));
  }

  @Test
  void neither_a_pipe_nor_a_name_that_is_not_utf8_stops_the_grader() throws Exception {
    String make =
        "import os, sys; os.chdir(sys.argv[1]); os.mkfifo('pipe.ipynb');"
            + " open(b'\\xff.ipynb', 'w').close()";
    new ProcessBuilder(machine.machine().python(), "-c", make, machine.answers().toString())
        .inheritIO()
        .start()
        .waitFor();
    assertThat(rows("--csv", folder.resolve("points.csv").toString()))
        .contains(
            row("pipe", "pipe.ipynb", "not a notebook: this is not a regular file"),
            row("\ufffd", "\ufffd.ipynb", "not a notebook: the file is not JSON"));
  }

  @Test
  void a_name_that_a_spreadsheet_would_compute_is_escaped() throws Exception {
    for (String sign : List.of("=", "+", "-", "@")) {
      machine.hand(sign + "SUM(A1).ipynb", "{");
    }
    assertThat(rows("--csv", folder.resolve("points.csv").toString()).stream().skip(1))
        .allMatch(row -> row.matches("'[=+@-]SUM.*,'[=+@-]SUM.*"))
        .hasSize(4);
  }

  @Test
  void a_feedback_page_shows_a_name_as_text() throws Exception {
    machine.hand("<script>alert(1)</script>&.ipynb/a.ipynb", "{");
    rows("--csv", folder.resolve("points.csv").toString(), "--html", folder + "/pages");
    try (var pages = Files.list(folder.resolve("pages"))) {
      assertThat(Files.readString(pages.findFirst().orElseThrow()))
          .contains("&lt;script&gt;alert(1)&lt;", "Not graded: not a notebook")
          .doesNotContain("<script");
    }
  }

  @Test
  void without_bubblewrap_a_warning_says_that_nothing_is_isolated() throws Exception {
    machine.hand("broken.ipynb", "{");
    Outcome outcome = machine.grade("/nowhere").end();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text())
        .contains("WARNING: bubblewrap is not available", "lecture: isolation: none");
  }

  private List<String> rows(String... options) throws Exception {
    Outcome outcome = machine.grade(System.getenv("PATH"), options).end();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return Files.readAllLines(folder.resolve("points.csv")).stream()
        .map(row -> row.replaceFirst(",(bubblewrap|none)$", ",ISOLATION"))
        .toList();
  }

  private static String row(String student, String file, String why) {
    return "%s,%s,,,,not graded,0,%s,ISOLATION".formatted(student, file, why);
  }
}
