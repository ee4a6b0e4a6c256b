package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the grader makes of honest and hostile notebooks, with real kernels in real sandboxes. The
 * programs start a bounded number of processes, so that a broken limit harms no other program.
 */
@Tag("slow")
@WaitsForProcesses
class GradingIT {
  private static final String FAKE =
      """
      import io.github.lectern.lessons.check.*;
      class LogisticExercises {
          static Report byHand(double a, double b) {
              var right = new Result("right", Verdict.PASSED, "");
              return Report.of("By hand", right, right);
          }
      }""";
  private static final String PRINTED =
      """
      double score = 0;
      double probability = 0;
      System.out.println("By hand: 2 of 2 passed\\n✓ a: passed\\n✓ b: passed");
      "By hand: 2 of 2 passed\"""";
  private static final String READ =
      """
      throw new RuntimeException(Files.readString(java.nio.file.Path.of("/etc/passwd")).lines()
          .count() + " user, other file: " + new java.io.File("%s").exists());""";
  private static final String SLEEPERS =
      "%%bash\nfor i in $(seq 600); do sleep 100 & done; echo all of them";

  @TempDir static Path folder;
  private static StudentFolder students;
  private static GradingRun result;

  @BeforeAll
  static void a_folder_is_graded() throws Exception {
    assumeTrue(Jupyter.program("bwrap").isPresent(), "bubblewrap is not installed");
    Jupyter.registerKernel();
    students = new StudentFolder(folder.resolve("students"), "01-logistic-model.ipynb");
    students.solutions("right.ipynb", Map.of());
    students.exerciseWithoutChecks("deleted.ipynb");
    students.exercise(
        "rewritten.ipynb", Map.of("by-hand", PRINTED, "by-eye-check", "\"By eye: 2 of 2 passed\""));
    students.exerciseWith("redeclared.ipynb", "quizzes", FAKE);
    students.exerciseWith("obscured.ipynb", "quizzes", "class io { static class github {} }");
    students.solutions(
        "endless.ipynb",
        Map.of(
            "by-hand", "while (true) {}",
            "by-eye", "for (int i = 0; ; i++) System.out.println(\"again \".repeat(100));"));
    students.solutions(
        "ends.ipynb", Map.of("by-hand", "System.exit(0);", "by-eye", "%%bash\nkill -9 $PPID"));
    students.solutions("sleepers.ipynb", Map.of("by-hand", SLEEPERS));
    students.solutions(
        "reads.ipynb",
        Map.of(
            "by-hand",
            READ.formatted(students.path().resolve("right.ipynb")),
            "by-eye",
            "new java.net.Socket(\"127.0.0.1\", 22)",
            "patients",
            "new java.net.Socket(\"192.0.2.1\", 80)"));
    result = grade();
  }

  @Test
  void right_answers_pass() {
    assertThat(result.points("right.ipynb")).isEqualTo(12);
    assertThat(result.result().get("isolation").getAsString()).isEqualTo("bubblewrap");
  }

  @Test
  void a_deleted_rewritten_printed_or_redeclared_check_gains_nothing() {
    for (String name : List.of("deleted", "rewritten", "redeclared", "obscured")) {
      assertThat(result.verdicts(name + ".ipynb", ""))
          .as(name)
          .hasSize(12)
          .containsOnly("not done");
    }
    assertThat(result.notebook("obscured.ipynb").get("remarks").toString())
        .contains("declares io, which the checks use");
  }

  @Test
  void an_endless_cell_times_out_and_the_other_answers_count() {
    assertThat(result.verdicts("endless.ipynb", "by-hand-check")).containsOnly("timeout");
    assertThat(result.verdicts("endless.ipynb", "by-eye-check")).containsOnly("timeout");
    assertThat(result.points("endless.ipynb")).isEqualTo(8);
  }

  @Test
  void a_cell_that_ends_or_kills_the_kernel_costs_only_its_own_points() {
    assertThat(result.verdicts("ends.ipynb", "by-hand-check")).containsOnly("error");
    assertThat(result.verdicts("ends.ipynb", "by-eye-check")).containsOnly("error");
    assertThat(result.points("ends.ipynb")).isEqualTo(8);
  }

  @Test
  void processes_are_limited() {
    assertThat(result.verdicts("sleepers.ipynb", "by-hand-check"))
        .isNotEmpty()
        .isSubsetOf("error", "timeout");
    assertThat(result.hints("sleepers.ipynb", "by-hand-check"))
        .allMatch(hint -> hint.matches("stopped: more than 400 processes.*|.*more than \\d+ s"));
    assertThat(result.points("sleepers.ipynb")).isEqualTo(10);
  }

  @Test
  void neither_users_nor_other_files_nor_the_network_are_visible() {
    assertThat(result.hints("reads.ipynb", "by-hand-check"))
        .containsOnly("RuntimeException: 1 user, other file: false");
    assertThat(result.hints("reads.ipynb", "by-eye-check"))
        .allMatch(hint -> hint.contains("Connection refused"));
    assertThat(result.hints("reads.ipynb", "patients-check"))
        .allMatch(hint -> hint.contains("Network is unreachable"));
  }

  @Test
  void a_second_run_executes_only_what_has_changed() throws Exception {
    List<Path> before = stored();
    students.solutions("right.ipynb", Map.of("by-hand", "double score = 1;"));
    result = grade();
    assertThat(stored()).containsAll(before).hasSize(before.size() + 1);
    assertThat(result.points("right.ipynb")).isEqualTo(10);
    students.solutions("right.ipynb", Map.of());
    result = grade();
    assertThat(stored()).hasSize(before.size() + 1);
    assertThat(result.points("right.ipynb")).isEqualTo(12);
  }

  private static List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      return files.toList();
    }
  }

  private static GradingRun grade() throws IOException {
    return GradingRun.of(folder, Duration.ofMinutes(8), "--cell-timeout", "8", "--jobs", "2");
  }
}
