package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slides and site: what is downloaded, executed and written. */
class LecturePagesTest {
  private static final String PYTHON = "python lessons/scripts/python/";
  private static final String FETCH =
      "npm ci --prefix target/pages --prefer-offline --ignore-scripts --no-audit --no-fund";
  private static final String SLIDES =
      PYTHON
          + "write_slides.py --executed target/lecture --packages target/pages/node_modules"
          + " --output target/slides ";

  @TempDir Path machine;
  private Checkout checkout;

  @BeforeEach
  void a_lesson_with_exercises_and_another() throws Exception {
    checkout = Checkout.onCompleteMachine(machine).have("node").have("npm");
    checkout.ship("02-softmax.ipynb", "02").ship("exercises/02-softmax.ipynb", "exercises");
    checkout.ship("04-fashion.ipynb", "04");
  }

  @Test
  void slides_are_written_for_all_lessons_or_for_those_named() throws Exception {
    assertThat(checkout.lecture("slides").status()).isZero();
    assertThat(checkout.calls()).contains(SLIDES + "02-softmax.ipynb 04-fashion.ipynb");
    checkout.lecture("slides", "4", "exercises/02");
    assertThat(checkout.calls()).contains(SLIDES + "04-fashion.ipynb exercises/02-softmax.ipynb");
  }

  @Test
  void the_site_is_written_for_all_notebooks() throws Exception {
    assertThat(checkout.lecture("site").status()).isZero();
    assertThat(checkout.calls())
        .contains(
            PYTHON
                + "write_site.py --executed target/lecture --packages target/pages/node_modules"
                + " --output target/site 02-softmax.ipynb 04-fashion.ipynb"
                + " exercises/02-softmax.ipynb");
  }

  @Test
  void notebooks_executed_since_the_last_build_are_not_executed_again() throws Exception {
    checkout.lecture("slides", "4");
    assertThat(checkout.calls())
        .anyMatch(
            call ->
                call.startsWith(
                        PYTHON
                            + "run_notebooks.py --output target/lecture"
                            + " --reuse-newer-than target/dist/lectern-kernel.jar ")
                    && call.endsWith(" -- 04-fashion.ipynb"));
  }

  @Test
  void packages_are_downloaded_once_and_again_when_their_versions_change() throws Exception {
    assertThat(checkout.lecture("slides").text()).contains("downloading reveal.js and MathJax");
    assertThat(checkout.calls()).containsOnlyOnce(FETCH);
    checkout.lecture("slides");
    assertThat(checkout.calls()).doesNotContain(FETCH);
    checkout.edit("lessons/scripts/web/package-lock.json");
    checkout.lecture("slides");
    assertThat(checkout.calls()).contains(FETCH);
  }

  @Test
  void a_failed_download_shows_the_end_of_its_log_and_executes_nothing() throws Exception {
    Outcome outcome = checkout.set("NPM", "fails").lecture("slides");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("npm ERR! network")
        .contains(
            "npm could not download reveal.js and MathJax; the full log is target/state/npm.log");
    assertThat(checkout.calls()).noneMatch(call -> call.contains("run_notebooks.py"));
  }

  @Test
  void without_node_it_prints_the_commands_and_stops_though_the_course_runs() throws Exception {
    checkout.lack("node");
    Outcome outcome = checkout.lecture("slides");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("lecture: missing: node\n")
        .contains("apt-get install --no-install-recommends nodejs\n");
    assertThat(checkout.lecture("run", "4").status()).isZero();
  }

  @Test
  void no_slides_are_written_for_notebooks_that_fail() throws Exception {
    checkout.writeProgram(
        "python",
        """
        #!/bin/sh
        echo "python $*" >>"$CALLS"
        case $* in -c*) echo 7.0.1 ;; *run_notebooks*) exit 1 ;; esac
        """);
    assertThat(checkout.lecture("slides").status()).isEqualTo(1);
    assertThat(checkout.calls()).noneMatch(call -> call.contains("write_slides.py"));
  }
}
