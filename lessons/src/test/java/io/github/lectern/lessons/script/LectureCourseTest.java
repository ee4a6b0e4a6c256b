package io.github.lectern.lessons.script;

import static java.nio.file.Files.readString;
import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The student's copies of the notebooks, and the Jupyter that opens them. */
@Tag("slow")
class LectureCourseTest {
  @TempDir Path machine;
  private Checkout checkout;
  private Path mine;

  @BeforeEach
  void two_notebooks() throws Exception {
    checkout = Checkout.onCompleteMachine(machine);
    checkout.ship("02-softmax.ipynb", "shipped 02").ship("04-fashion.ipynb", "shipped 04");
    mine = checkout.root().resolve("course/02-softmax.ipynb");
  }

  private List<Path> backups() throws Exception {
    try (Stream<Path> files = Files.list(checkout.root().resolve("course/backup"))) {
      return files.toList();
    }
  }

  @Test
  void missing_notebooks_are_copied_and_the_first_is_opened() throws Exception {
    Outcome outcome = checkout.lecture();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).contains("copied 2 files to course/\n", "opening course/02");
    assertThat(outcome.text().lines()).filteredOn(line -> line.contains("copied")).hasSize(1);
    assertThat(readString(mine)).isEqualTo("shipped 02");
    assertThat(checkout.calls())
        .contains(
            "jupyter-notebook --no-browser --allow-root --notebook-dir=course"
                + " --NotebookApp.default_url=/notebooks/02-softmax.ipynb",
            "JUPYTER_PATH=" + checkout.root().resolve("target/jupyter"));
  }

  @Test
  void a_single_missing_notebook_is_named() throws Exception {
    checkout.lecture();
    checkout.ship("06-images.ipynb", "shipped 06");
    assertThat(checkout.lecture().text())
        .contains("copied course/06-images.ipynb\n")
        .doesNotContain("files");
    assertThat(checkout.lecture().text()).doesNotContain("copied");
  }

  @Test
  void a_browser_is_opened_if_there_is_a_display_and_only_root_gets_the_flag() throws Exception {
    checkout.set("DISPLAY", ":0").set("USER_ID", "1000").lecture();
    assertThat(checkout.calls())
        .contains(
            "jupyter-notebook --notebook-dir=course"
                + " --NotebookApp.default_url=/notebooks/02-softmax.ipynb");
  }

  @Test
  void a_newer_notebook_server_gets_its_own_options() throws Exception {
    checkout.set("NOTEBOOK_VERSION", "7.2.1").lecture();
    assertThat(checkout.calls())
        .contains(
            "jupyter-notebook --no-browser --allow-root --ServerApp.root_dir=%s/course course/02-softmax.ipynb"
                .formatted(checkout.root()));
  }

  @Test
  void lab_opens_the_course_without_a_notebook_server() throws Exception {
    checkout.writeProgram(
        "jupyter-lab", "#!/bin/sh\necho \"jupyter-lab $*\" >>\"$CALLS\"\necho 4.1.0\n");
    checkout.have("jupyter-lab").lack("jupyter-notebook").lecture();
    assertThat(checkout.calls())
        .anyMatch(call -> call.matches("jupyter-lab .* course/02-softmax.ipynb"));
  }

  @Test
  void a_changed_copy_is_never_overwritten() throws Exception {
    checkout.lecture();
    writeString(mine, "my work");
    assertThat(checkout.lecture().text()).doesNotContain("newer one");
    checkout.ship("02-softmax.ipynb", "shipped again");
    assertThat(checkout.lecture().text())
        .contains("kept course/02-softmax.ipynb, which you changed", "./lecture reset 02");
    assertThat(readString(mine)).isEqualTo("my work");
  }

  @Test
  void an_unchanged_copy_is_updated() throws Exception {
    checkout.lecture();
    checkout.ship("02-softmax.ipynb", "shipped again");
    assertThat(checkout.lecture().text())
        .contains("updated course/02-softmax.ipynb, which you had not changed");
    assertThat(readString(mine)).isEqualTo("shipped again");
  }

  @Test
  void reset_restores_the_shipped_notebook_and_keeps_a_backup() throws Exception {
    checkout.lecture();
    writeString(mine, "my work");
    Outcome outcome = checkout.lecture("reset", "2");
    assertThat(outcome.status()).isZero();
    assertThat(readString(mine)).isEqualTo("shipped 02");
    assertThat(backups())
        .singleElement()
        .satisfies(
            backup -> {
              assertThat(backup.getFileName().toString())
                  .matches("02-softmax-\\d{8}-\\d{6}\\.ipynb");
              assertThat(readString(backup)).isEqualTo("my work");
              assertThat(outcome.text()).contains(checkout.root().relativize(backup).toString());
            });
  }

  /** Each version gets its own backup even within one second. */
  @Test
  void resets_in_the_same_second_keep_every_version() throws Exception {
    checkout.writeProgram("date", "#!/bin/sh\necho 20260102-030405\n").have("date");
    checkout.lecture();
    for (String version : List.of("first", "second", "third")) {
      writeString(mine, version);
      assertThat(checkout.lecture("reset", "2").status()).isZero();
    }
    assertThat(backups()).extracting(Files::readString).containsOnly("first", "second", "third");
  }

  @Test
  void two_resets_at_once_keep_both_notebooks() throws Exception {
    checkout.writeProgram("date", "#!/bin/sh\necho 20260102-030405\n").have("date");
    checkout.lecture();
    writeString(mine, "my work");
    Start one = checkout.start("reset", "2");
    Start other = checkout.start("reset", "2");
    one.end();
    other.end();
    assertThat(readString(mine)).isEqualTo("shipped 02");
    assertThat(backups()).extracting(Files::readString).contains("my work").doesNotContain("");
  }

  @Test
  void reset_takes_one_notebook_and_not_a_folder() throws Exception {
    checkout.ship("exercises/02-softmax.ipynb", "").ship("exercises/04-fashion.ipynb", "");
    checkout.lecture();
    writeString(mine, "my work");
    for (String folder : List.of("lessons", "exercises")) {
      Outcome outcome = checkout.lecture("reset", folder);
      assertThat(outcome.status()).isEqualTo(2);
      assertThat(outcome.text()).startsWith("lecture: reset takes one notebook, but " + folder);
    }
    assertThat(readString(mine)).isEqualTo("my work");
  }

  @Test
  void a_reset_that_cannot_write_leaves_your_notebook_in_place() throws Exception {
    checkout.lecture();
    writeString(mine, "my work");
    checkout.writeProgram("cp", "#!/bin/sh\necho half >\"$2\"\nexit 1\n").have("cp");
    Outcome outcome = checkout.lecture("reset", "2");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("cannot write course/02-softmax.ipynb");
    assertThat(readString(mine)).isEqualTo("my work");
    assertThat(mine.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void reset_of_an_unchanged_copy_makes_no_backup() throws Exception {
    checkout.lecture();
    assertThat(checkout.lecture("reset", "02").status()).isZero();
    assertThat(checkout.root().resolve("course/backup")).doesNotExist();
  }

  @Test
  void reset_needs_no_set_up() throws Exception {
    Path bare = Files.createDirectory(machine.resolve("bare"));
    Checkout other = Checkout.onBareMachine(bare).ship("02-softmax.ipynb", "shipped 02");
    assertThat(other.lecture("reset", "02").status()).isZero();
    assertThat(readString(other.root().resolve("course/02-softmax.ipynb"))).isEqualTo("shipped 02");
  }

  @Test
  void exercises_are_copied_beside_the_notebooks_and_reset_by_their_folder() throws Exception {
    checkout.ship("exercises/02-softmax.ipynb", "exercise 02").lecture();
    Path exercise = checkout.root().resolve("course/exercises/02-softmax.ipynb");
    writeString(exercise, "my answer");
    writeString(mine, "my work");
    checkout.lecture("reset", "exercises/02");
    assertThat(readString(exercise)).isEqualTo("exercise 02");
    assertThat(readString(mine)).isEqualTo("my work");
  }

  @Test
  void run_hands_the_chosen_notebooks_to_jupyters_python() throws Exception {
    checkout.ship("exercises/02-softmax.ipynb", "exercise 02");
    String run = "python lessons/scripts/python/run_notebooks.py --output target/lecture ";
    checkout.lecture("run", "04");
    assertThat(checkout.calls()).contains(run + "04-fashion.ipynb");
    checkout.lecture("run");
    assertThat(checkout.calls())
        .contains(run + "02-softmax.ipynb 04-fashion.ipynb exercises/02-softmax.ipynb");
    checkout.lecture("run", "4", "exercises/02");
    assertThat(checkout.calls()).contains(run + "04-fashion.ipynb exercises/02-softmax.ipynb");
  }

  @Test
  void run_takes_exercises_or_solutions_of_a_lesson_and_all_of_one_kind() throws Exception {
    for (String folder : List.of("exercises/", "solutions/")) {
      checkout.ship(folder + "02-softmax.ipynb", "").ship(folder + "04-fashion.ipynb", "");
    }
    String run = "python lessons/scripts/python/run_notebooks.py --output target/lecture ";
    checkout.lecture("run", "2");
    assertThat(checkout.calls()).contains(run + "02-softmax.ipynb");
    checkout.lecture("run", "exercises/4", "solutions/04");
    assertThat(checkout.calls())
        .contains(run + "exercises/04-fashion.ipynb solutions/04-fashion.ipynb");
    checkout.lecture("run", "lessons");
    assertThat(checkout.calls()).contains(run + "02-softmax.ipynb 04-fashion.ipynb");
    checkout.lecture("run", "solutions");
    assertThat(checkout.calls())
        .contains(run + "solutions/02-softmax.ipynb solutions/04-fashion.ipynb");
  }

  @Test
  void solutions_are_copied_into_their_own_folder_and_a_lesson_is_opened() throws Exception {
    checkout
        .ship("exercises/02-softmax.ipynb", "open")
        .ship("solutions/02-softmax.ipynb", "solved");
    assertThat(checkout.lecture().text()).contains("opening course/02-softmax.ipynb");
    Path course = checkout.root().resolve("course");
    assertThat(course.resolve("exercises/02-softmax.ipynb")).hasContent("open");
    assertThat(course.resolve("solutions/02-softmax.ipynb")).hasContent("solved");
  }

  @Test
  void notebook_00_is_copied_but_the_next_one_is_opened() throws Exception {
    checkout.ship("00-java.ipynb", "00").ship("reference/00-words.ipynb", "words");
    assertThat(checkout.lecture().text()).contains("opening course/02-softmax.ipynb");
    assertThat(checkout.root().resolve("course/00-java.ipynb")).hasContent("00");
    assertThat(checkout.root().resolve("course/reference/00-words.ipynb")).hasContent("words");
  }

  @Test
  void install_takes_a_prefix_relative_to_the_callers_directory() throws Exception {
    checkout.lecture("install", "--prefix", "here");
    assertThat(checkout.calls())
        .contains(
            "java -jar target/dist/lectern-kernel.jar install --prefix " + checkout.file("here"));
  }
}
