package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LectureProgressTest {
  @TempDir Path machine;
  private Checkout checkout;
  private Path file;

  @BeforeEach
  void a_course() throws Exception {
    checkout = Checkout.onCompleteMachine(machine).ship("01-logistic.ipynb", "shipped");
    file = checkout.root().resolve("course/.progress.json");
  }

  @Test
  void progress_reads_the_course_folder_without_starting_jupyter() throws Exception {
    checkout.lecture();
    checkout.calls();
    assertThat(checkout.lecture("progress").status()).isZero();
    assertThat(checkout.calls())
        .anyMatch(
            call -> call.endsWith("io.github.lectern.lessons.progress.ProgressCommand course"))
        .noneMatch(call -> call.startsWith("jupyter-notebook"));
  }

  @Test
  void without_a_course_folder_there_is_no_progress() throws Exception {
    Outcome outcome = checkout.lecture("progress");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("there is no progress yet: ./lecture opens the course");
    assertThat(checkout.lecture("progress", "--reset").text())
        .isEqualTo("lecture: there is no progress to delete\n");
  }

  @Test
  void reset_deletes_the_file_only_if_the_student_says_yes() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}");
    assertThat(checkout.lecture("progress", "--reset").text()).contains("nothing has been deleted");
    assertThat(reset("n").text()).contains("[y/N]", "nothing has been deleted");
    assertThat(file).exists();
    assertThat(reset("y").text()).contains("your progress starts over");
    assertThat(file).doesNotExist();
  }

  private Outcome reset(String answer) throws Exception {
    List<String> shell = List.of("sh", "-c", "echo " + answer + " | \"$0\" \"$@\"");
    return checkout.startWith(shell, checkout.script(), "progress", "--reset").end();
  }
}
