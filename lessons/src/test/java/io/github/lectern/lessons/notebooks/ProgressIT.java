package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a student has answered in notebooks is recorded, and shown in a cell and by a command. */
@WaitsForProcesses
class ProgressIT {
  private static final Path PROGRAM = Path.of("src/test/python/progress.py").toAbsolutePath();
  private static final String COMMAND = "io.github.lectern.lessons.progress.ProgressCommand";

  @TempDir Path course;

  @Test
  void answers_are_recorded_and_shown_in_a_cell_and_by_the_command() throws IOException {
    Jupyter.registerKernel();
    Files.createDirectory(course.resolve(".shipped"));
    Path exercises = Files.createDirectory(course.resolve("exercises"));
    Path log = Jupyter.LOGS.resolve("progress-kernel.log").toAbsolutePath();
    Command.Outcome cells =
        Command.in(course, Jupyter.python(), "-B", PROGRAM, exercises, log)
            .with("JUPYTER_PATH", Jupyter.path())
            .run(Jupyter.LOGS.resolve("progress.log"), Duration.ofMinutes(3));
    assertThat(cells.status()).as(cells.said()).isZero();
    assertThat(course.resolve(".progress.json"))
        .content()
        .contains("exercises/00-java-and-tensors.ipynb");

    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Command.Outcome command =
        Command.in(course, java, "-cp", Jupyter.DIST.resolveSibling("*"), COMMAND, course)
            .run(Jupyter.LOGS.resolve("progress-command.log"), Duration.ofMinutes(1));
    assertThat(command.said().strip()).isEqualTo(cells.said().strip());
    assertThat(command.said())
        .containsPattern("00 Java and tensors +0 of 5 +1 of 8 ")
        .containsPattern("01 The logistic model +0 of 5 +0 of 7 +0 of 5 ")
        .contains("- What is 1 / 4 in Java? (01-logistic-model, 1 attempt")
        .doesNotContain("- What is 1 / 2 * 10.0?"); // answered correctly
  }
}
