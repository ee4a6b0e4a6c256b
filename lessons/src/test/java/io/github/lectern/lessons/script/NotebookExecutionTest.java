package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code ./lecture run} executes and judges notebooks, with Jupyter's own kernel as the kernel.
 */
class NotebookExecutionTest {
  private static final String KERNEL =
      """
      {"argv": ["%s", "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
       "display_name": "stand-in", "language": "python"}""";

  @TempDir Path machine;
  private Checkout checkout;
  private String python;

  @BeforeEach
  void a_machine_with_the_real_jupyter() throws Exception {
    python = pythonOfJupyter();
    checkout = Checkout.onCompleteMachine(machine).set("KERNEL", KERNEL.formatted(python));
    checkout.writeProgram("jupyter-nbconvert", "#!" + python + "\n").have("jupyter-nbconvert");
  }

  private static String pythonOfJupyter() throws Exception {
    String given = System.getenv("LECTERN_PYTHON");
    if (given != null && !given.isEmpty()) {
      return given;
    }
    Path program =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "jupyter-nbconvert"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no jupyter-nbconvert: use ./lecture test"));
    try (Stream<String> lines = Files.lines(program)) {
      return lines.findFirst().orElseThrow().replaceFirst("#! *", "");
    }
  }

  private void ship(String name, String... cells) throws Exception {
    checkout.ship(
        name,
        """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [%s]}"""
            .formatted(String.join(",", cells)));
  }

  private static String prose(String id, String text) {
    return """
        {"cell_type": "markdown", "id": "%s", "metadata": {}, "source": "%s"}"""
        .formatted(id, text);
  }

  private static String code(String id, String source, String... tags) {
    return """
        {"cell_type": "code", "id": "%s", "metadata": {"tags": %s}, "source": "%s",
         "outputs": [], "execution_count": null}"""
        .formatted(id, List.of(tags).stream().map(tag -> '"' + tag + '"').toList(), source);
  }

  private Path result(String name) {
    return checkout.root().resolve("target/lecture").resolve(name);
  }

  @Test
  void notebooks_whose_cells_do_what_they_should_pass_and_are_kept_with_their_pages()
      throws Exception {
    ship("01-good.ipynb", prose("p", "# A title"), code("a", "6 * 7"));
    ship("exercises/01-error.ipynb", code("a", "1 / 0", "raises-exception"), code("b", "'after'"));
    Outcome outcome = checkout.lecture("run");
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text())
        .containsPattern("01-good.ipynb: done in \\d+\\.\\d s, see target/lecture/01-good.html")
        .contains("2 passed, 0 failed");
    assertThat(result("01-good.ipynb")).content().contains("\"text/plain\": [", "42");
    assertThat(result("exercises/01-error.ipynb")).content().contains("ZeroDivision", "'after'");
    assertThat(result("01-good.html")).content().contains("A title", "42");
  }

  @Test
  void a_failing_cell_is_named_with_its_notebook_and_error_and_the_rest_goes_on() throws Exception {
    ship(
        "01-bad.ipynb", prose("p", "text"), code("a", "x = 1"), code("b", "x / 0"), code("c", "x"));
    ship("02-good.ipynb", code("a", "'good'"));
    Outcome outcome = checkout.lecture("run");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("01-bad.ipynb, cell 3, In [2]\n")
        .contains("ZeroDivisionError: division by zero")
        .contains("lecture: failed: 01-bad.ipynb\n")
        .doesNotContain("\u001b");
    assertThat(result("01-bad.html")).content().contains("ZeroDivisionError");
    assertThat(result("02-good.ipynb")).content().contains("'good'");
  }

  @Test
  void a_cell_that_should_have_failed_and_did_not_is_a_failure() throws Exception {
    ship("01-tame.ipynb", code("a", "1 / 1", "raises-exception"));
    Outcome outcome = checkout.lecture("run", "1");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("01-tame.ipynb, cell 1, In [1]", "is tagged raises-exception, but did not fail");
  }

  @Test
  void a_kernel_that_dies_and_a_cell_that_takes_too_long_are_named() throws Exception {
    ship("01-dies.ipynb", code("a", "import os; os._exit(3)"), code("b", "'never'"));
    ship("02-long.ipynb", code("a", "import time; time.sleep(100)"));
    Outcome outcome = checkout.set("LECTERN_CELL_TIMEOUT", "2").lecture("run");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("01-dies.ipynb, cell 1\n", "Kernel died")
        .contains("02-long.ipynb, cell 1\n", "after 2 seconds");
  }

  @Test
  void a_page_with_formulas_needs_nothing_but_itself() throws Exception {
    ship("01-math.ipynb", prose("p", "$\\\\frac{a}{b}$"), code("a", "1"));
    assertThat(checkout.lecture("run").status()).isZero();
    String page = Files.readString(result("01-math.html"));
    assertThat(page).doesNotContainPattern("<(script|link|img)[^>]*(src|href)=\"(http|file|//)");
    assertThat(page).contains("MathJax.Hub.Configured();", "fonts/TeX/Size4/Regular/Main.js");
  }

  @Test
  void a_result_is_kept_for_the_tests_only_while_nothing_is_newer_and_it_passed() throws Exception {
    ship("01-good.ipynb", code("a", "1"));
    ship("02-bad.ipynb", code("a", "1 / 0"));
    checkout.lecture("run");
    Path jar = checkout.root().resolve("target/dist/lectern-lessons.jar");
    assertThat(runAgain()).contains("01-good.ipynb: kept").doesNotContain("02-bad.ipynb: kept");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertThat(runAgain()).doesNotContain("kept");
  }

  private String runAgain() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            (python
                    + " lessons/src/main/python/run_notebooks.py --output target/lecture"
                    + " --reuse-newer-than target/dist/lectern-lessons.jar"
                    + " -- 01-good.ipynb 02-bad.ipynb")
                .split(" ", -1));
    builder.environment().put("JUPYTER_PATH", checkout.root().resolve("target/jupyter").toString());
    Path output = Files.createTempFile(machine, "output", "");
    builder.directory(checkout.root().toFile()).redirectErrorStream(true);
    return new Start(builder.redirectOutput(output.toFile()).start(), output).end().text();
  }
}
