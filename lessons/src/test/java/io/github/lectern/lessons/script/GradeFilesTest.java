package io.github.lectern.lessons.script;

import static io.github.lectern.lessons.script.JupyterMachine.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./lecture grade} reports of files that it cannot grade; no kernel starts. */
class GradeFilesTest {
  @TempDir Path folder;
  private JupyterMachine machine;
  private Path answers;

  @BeforeEach
  void a_machine_with_one_exercise() throws Exception {
    machine = JupyterMachine.in(folder);
    machine.ship(
        "exercises/01-legs.ipynb",
        code("legs", "long legs = 0;", "exercise"),
        code("legs-check", "Legs.check(legs)"));
    answers = Files.createDirectories(folder.resolve("answers"));
    machine.checkout().write("spec/kernel.json", "{\"argv\": [\"false\"]}");
    Path jar = folder.resolve("dist/lectern-lessons.jar");
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("io/github/lectern/lessons/legs/Legs.class"));
    }
  }

  @Test
  void every_file_that_is_not_an_exercise_has_a_row_that_says_why() throws Exception {
    hand("broken.ipynb", "{\"cells\": [");
    hand("anna/list.ipynb", "[]");
    hand("foreign.ipynb", "{\"cells\": [" + code("a", "1") + "]}");
    hand("old.ipynb", "{\"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}]}");
    Files.createSymbolicLink(answers.resolve("link.ipynb"), answers.resolve("foreign.ipynb"));
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
    new ProcessBuilder(machine.python(), "-c", make, answers.toString())
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
      hand(sign + "SUM(A1).ipynb", "{");
    }
    assertThat(rows("--csv", folder.resolve("points.csv").toString()).stream().skip(1))
        .allMatch(row -> row.matches("'[=+@-]SUM.*,'[=+@-]SUM.*"))
        .hasSize(4);
  }

  @Test
  void a_feedback_page_shows_a_name_as_text() throws Exception {
    hand("<script>alert(1)</script>&.ipynb/a.ipynb", "{");
    rows("--csv", folder.resolve("points.csv").toString(), "--html", folder + "/pages");
    try (var pages = Files.list(folder.resolve("pages"))) {
      assertThat(Files.readString(pages.findFirst().orElseThrow()))
          .contains("&lt;script&gt;alert(1)&lt;", "Not graded: not a notebook")
          .doesNotContain("<script");
    }
  }

  @Test
  void without_bubblewrap_a_warning_says_that_nothing_is_isolated() throws Exception {
    hand("broken.ipynb", "{");
    Outcome outcome = grade("/nowhere");
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text())
        .contains("WARNING: bubblewrap is not available", "lecture: isolation: none");
  }

  private void hand(String name, String text) throws Exception {
    Path file = answers.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> rows(String... options) throws Exception {
    Outcome outcome = grade(System.getenv("PATH"), options);
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return Files.readAllLines(folder.resolve("points.csv")).stream()
        .map(row -> row.replaceFirst(",(bubblewrap|none)$", ",ISOLATION"))
        .toList();
  }

  private static String row(String student, String file, String why) {
    return "%s,%s,,,,not graded,0,%s,ISOLATION".formatted(student, file, why);
  }

  private Outcome grade(String path, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(machine.python(), "lessons/scripts/python/grade.py"));
    command.add(answers.toString());
    command.addAll(List.of("--exercises", "notebooks/exercises", "--store", "target/grade"));
    command.addAll(List.of("--spec", folder + "/spec", "--dist", folder + "/dist"));
    command.addAll(List.of("--cache", folder + "/cache"));
    command.addAll(List.of(options));
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(machine.checkout().root().toFile());
    builder.environment().put("PATH", path);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Start(builder.start(), output).end();
  }
}
