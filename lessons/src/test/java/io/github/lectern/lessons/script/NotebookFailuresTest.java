package io.github.lectern.lessons.script;

import static io.github.lectern.lessons.script.JupyterMachine.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of {@code ./lecture run}: broken notebooks and machines. */
@Tag("slow")
class NotebookFailuresTest {
  /** Mounts a disk of 2 MiB at target/lecture, runs a program and lists what is left. */
  private static final String WITH_SMALL_DISK =
      """
      mkdir -p target/lecture && mount -t tmpfs -o size=2m small target/lecture || exit 99
      status=0
      "$@" || status=$?
      echo "left behind: $(cd target/lecture && echo $(ls -A))"
      exit $status
      """;

  @TempDir Path folder;
  private JupyterMachine machine;

  @BeforeEach
  void a_machine_with_the_real_jupyter() throws Exception {
    machine = JupyterMachine.in(folder);
  }

  @Test
  void a_file_that_is_not_a_notebook_is_named_and_the_rest_goes_on() throws Exception {
    machine.checkout().ship("01-conflict.ipynb", "{\"cells\": [\n<<<<<<< HEAD\n]}");
    machine.checkout().ship("02-empty.ipynb", "");
    machine.checkout().ship("03-list.ipynb", "[]");
    machine.checkout().ship("04-no-cells.ipynb", "{\"nbformat\": 4, \"nbformat_minor\": 5}");
    machine.ship("05-number.ipynb", "3");
    Files.write(
        machine.checkout().root().resolve("notebooks/06-latin.ipynb"),
        "{\"cells\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    machine.ship("07-good.ipynb", code("a", "'good'"));

    Outcome outcome = machine.lecture("run");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .doesNotContain("Traceback")
        .contains("lecture: notebooks/01-conflict.ipynb is not a notebook: line 2, column 1: ")
        .contains("lecture: notebooks/02-empty.ipynb is not a notebook: the file is empty")
        .contains("lecture: notebooks/03-list.ipynb is not a notebook: ")
        .contains("lecture: notebooks/04-no-cells.ipynb is not a notebook: ")
        .contains("lecture: notebooks/05-number.ipynb is not a notebook: ")
        .contains("lecture: notebooks/06-latin.ipynb is not a notebook: byte 12 is not UTF-8")
        .contains("1 passed, 6 failed")
        .contains("failed: 01-conflict.ipynb 02-empty.ipynb 03-list.ipynb");
    assertThat(machine.result("07-good.ipynb")).content().contains("'good'");
  }

  @Test
  void a_damaged_earlier_result_is_created_again() throws Exception {
    machine.ship("01-good.ipynb", code("a", "'good'"));
    assertThat(machine.lecture("run").status()).isZero();
    Files.writeString(machine.result("01-good.ipynb"), "{\"cells\": [");

    Outcome outcome =
        machine.execute(List.of(), "--reuse-newer-than", "lecture", "--", "01-good.ipynb");

    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text()).doesNotContain("kept");
    assertThat(machine.result("01-good.ipynb")).content().contains("'good'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1", "1.5", "nan"})
  void an_invalid_timeout_is_refused_at_once(String timeout) throws Exception {
    machine.ship("01-good.ipynb", code("a", "1"));
    machine.checkout().set("LECTERN_CELL_TIMEOUT", timeout);

    Outcome outcome = machine.lecture("run");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .doesNotContain("Traceback", "1 cells")
        .contains(
            "lecture: LECTERN_CELL_TIMEOUT: expected a whole number of seconds, 1 or more, but got "
                + timeout);
  }

  @Test
  void an_empty_timeout_is_the_default() throws Exception {
    machine.ship("01-good.ipynb", code("a", "1"));
    machine.checkout().set("LECTERN_CELL_TIMEOUT", "");
    assertThat(machine.lecture("run").status()).isZero();
  }

  @Test
  void a_kernel_that_does_not_start_is_reported_and_the_rest_goes_on() throws Exception {
    machine
        .checkout()
        .set(
            "KERNEL",
            """
            {"argv": ["false"], "display_name": "stand-in", "language": "python"}""");
    machine.ship("01-first.ipynb", code("a", "1"));
    machine.ship("02-second.ipynb", code("a", "1"));

    Outcome outcome = machine.lecture("run");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .doesNotContain("Traceback")
        .contains("01-first.ipynb, the kernel did not start\n  ")
        .contains("02-second.ipynb, the kernel did not start\n  ")
        .contains("0 passed, 2 failed");
  }

  @Test
  void a_full_disk_is_reported_leaves_no_temporary_file_and_the_rest_goes_on() throws Exception {
    machine.ship("01-large.ipynb", code("a", "print('x' * 3_000_000)"));
    machine.ship("02-small.ipynb", code("a", "1"));
    assertThat(machine.lecture("run", "2").status()).isZero();
    assumeTrue(canMount(), "needs a namespace in which a disk can be mounted");

    Outcome outcome =
        machine.execute(
            inNamespace("sh", "-c", WITH_SMALL_DISK, "sh"), "01-large.ipynb", "02-small.ipynb");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .doesNotContain("Traceback")
        .containsPattern("lecture: cannot write \\S*/01-large.ipynb: No space left on device")
        .contains("lecture: failed: 01-large.ipynb\n")
        .contains("left behind: 02-small.html 02-small.ipynb\n");
  }

  private static boolean canMount() throws Exception {
    return new ProcessBuilder(inNamespace("mount", "-t", "tmpfs", "none", "/mnt")).start().waitFor()
        == 0;
  }

  private static List<String> inNamespace(String... command) {
    List<String> words = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount"));
    words.addAll(List.of(command));
    return words;
  }
}
