package io.github.lectern.lessons.script;

import static io.github.lectern.lessons.script.JupyterMachine.code;
import static io.github.lectern.lessons.script.JupyterMachine.prose;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code ./lecture run} executes and judges notebooks, with Jupyter's own kernel as the kernel.
 */
@Tag("slow")
class NotebookExecutionTest {
  @TempDir Path folder;
  private JupyterMachine machine;

  @BeforeEach
  void a_machine_with_the_real_jupyter() throws Exception {
    machine = JupyterMachine.in(folder);
  }

  @Test
  void notebooks_whose_cells_behave_pass_and_are_saved_with_their_pages() throws Exception {
    machine.ship("01-good.ipynb", prose("p", "# A title"), code("a", "6 * 7"));
    machine.ship(
        "exercises/01-error.ipynb", code("a", "1 / 0", "raises-exception"), code("b", "'after'"));
    Outcome outcome = machine.lecture("run");
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text())
        .containsPattern("01-good.ipynb: done in \\d+\\.\\d s, see target/lecture/01-good.html")
        .contains("2 passed, 0 failed");
    assertThat(machine.result("01-good.ipynb")).content().contains("\"text/plain\": [", "42");
    assertThat(machine.result("exercises/01-error.ipynb"))
        .content()
        .contains("ZeroDivision", "'after'");
    assertThat(machine.result("01-good.html")).content().contains("A title", "42");
  }

  @Test
  void a_failing_cell_is_named_with_its_notebook_and_error_and_the_rest_goes_on() throws Exception {
    machine.ship(
        "01-bad.ipynb", prose("p", "text"), code("a", "x = 1"), code("b", "x / 0"), code("c", "x"));
    machine.ship("02-good.ipynb", code("a", "'good'"));
    Outcome outcome = machine.lecture("run");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("01-bad.ipynb, cell 3, In [2]\n")
        .contains("ZeroDivisionError: division by zero")
        .contains("lecture: failed: 01-bad.ipynb\n")
        .doesNotContain("\u001b");
    assertThat(machine.result("01-bad.html")).content().contains("ZeroDivisionError");
    assertThat(machine.result("02-good.ipynb")).content().contains("'good'");
  }

  @Test
  void a_cell_that_should_have_failed_and_did_not_is_a_failure() throws Exception {
    machine.ship("01-tame.ipynb", code("a", "1 / 1", "raises-exception"));
    Outcome outcome = machine.lecture("run", "1");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("01-tame.ipynb, cell 1, In [1]", "is tagged raises-exception, but did not fail");
  }

  @Test
  void a_kernel_that_dies_and_a_cell_that_times_out_are_named() throws Exception {
    machine.ship("01-dies.ipynb", code("a", "import os; os._exit(3)"), code("b", "'never'"));
    machine.ship("02-long.ipynb", code("a", "import time; time.sleep(100)"));
    machine.checkout().set("LECTERN_CELL_TIMEOUT", "2");
    Outcome outcome = machine.lecture("run");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("01-dies.ipynb, cell 1\n", "Kernel died")
        .contains("02-long.ipynb, cell 1\n", "after 2 seconds");
  }

  @Test
  void a_page_with_formulas_is_self_contained() throws Exception {
    machine.ship("01-math.ipynb", prose("p", "$\\\\frac{a}{b}$"), code("a", "1"));
    assertThat(machine.lecture("run").status()).isZero();
    String page = Files.readString(machine.result("01-math.html"));
    assertThat(page).doesNotContainPattern("<(script|link|img)[^>]*(src|href)=\"(http|file|//)");
    assertThat(page).contains("MathJax.Hub.Configured();", "fonts/TeX/Size4/Regular/Main.js");
  }

  @Test
  void a_result_is_kept_for_the_tests_only_while_nothing_is_newer_and_it_passed() throws Exception {
    machine.ship("01-good.ipynb", code("a", "1"));
    machine.ship("02-bad.ipynb", code("a", "1 / 0"));
    machine.lecture("run");
    Path jar = machine.checkout().root().resolve("target/dist/lectern-kernel.jar");
    assertThat(runAgain()).contains("01-good.ipynb: kept").doesNotContain("02-bad.ipynb: kept");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertThat(runAgain()).doesNotContain("kept");
  }

  private String runAgain() throws Exception {
    return machine
        .execute(
            List.of(),
            "--reuse-newer-than",
            "target/dist/lectern-kernel.jar",
            "--",
            "01-good.ipynb",
            "02-bad.ipynb")
        .text();
  }
}
