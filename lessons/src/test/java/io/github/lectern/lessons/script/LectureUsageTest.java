package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LectureUsageTest {
  @TempDir Path machine;

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void help_names_every_command_and_changes_nothing(String word) throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    Outcome outcome = checkout.lecture(word);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text())
        .contains(
            "run [NN ...]",
            "slides [NN ...]",
            "site",
            "grade DIR",
            "reset NN",
            "progress",
            "install",
            "image",
            "doctor",
            "test",
            "bench");
    assertThat(checkout.root().resolve("target")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rnu",
        "grade",
        "reset",
        "reset 01 02",
        "progress 04",
        "progress --reset 04",
        "install --here",
        "install --prefix",
        "install --prefix ",
        "install --user --user",
        "open 04",
        "site 04",
        "test 04",
        "test quick 04",
        "test all 04",
        "doctor 04",
        "run ",
        "slides ",
        "reset "
      })
  void a_wrong_command_line_shows_the_usage_and_ends_with_2(String words) throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    Outcome outcome = checkout.lecture(words.split(" ", -1));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.text()).startsWith("lecture: ").contains("usage: ./lecture");
    assertThat(checkout.root().resolve("target")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open",
        "run",
        "run 04",
        "slides",
        "site",
        "grade",
        "grade answers",
        "reset",
        "install",
        "doctor",
        "test",
        "test all",
        "test quick",
        "help"
      })
  void help_after_a_command_is_the_usage_and_changes_nothing(String words) throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    for (String word : new String[] {"--help", "-h"}) {
      Outcome outcome = checkout.lecture((words + " " + word).split(" ", -1));
      assertThat(outcome.status()).as(outcome.text()).isZero();
      assertThat(outcome.text()).startsWith("usage: ./lecture");
    }
    assertThat(checkout.root().resolve("target")).doesNotExist();
    assertThat(checkout.root().resolve("course")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"training", "kernels", "curves", "kernel", "hub"})
  void help_after_bench_is_the_help_of_the_benchmarks(String bench) throws Exception {
    Outcome outcome = Checkout.onBareMachine(machine).lecture("bench", bench, "--help");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).startsWith("usage: ./lecture bench training");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "0*",
        "[0-9]2",
        "?",
        ".",
        "..",
        "../notebooks/02",
        "exercises/../02",
        "0",
        "-",
        "/",
        "02-softmax.ipynb x",
        "$(touch touched)"
      })
  void a_word_that_is_not_a_notebook_name_selects_nothing(String word) throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    checkout.ship("02-softmax.ipynb", "shipped").ship("exercises/02-softmax.ipynb", "shipped");
    for (String command : new String[] {"run", "slides", "reset"}) {
      Outcome outcome = checkout.lecture(command, word);
      assertThat(outcome.status()).as(command + " " + word).isEqualTo(2);
      assertThat(outcome.text())
          .startsWith("lecture: no notebook matches " + word + "; the notebooks are:\n");
    }
    assertThat(checkout.root().resolve("course")).doesNotExist();
    assertThat(checkout.calls()).isEmpty();
  }

  @Test
  void an_unknown_notebook_is_answered_with_the_known_ones() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    checkout.ship("02-softmax.ipynb", "{}").ship("04-fashion.ipynb", "{}");
    Outcome outcome = checkout.lecture("run", "02", "07");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.text())
        .isEqualTo(
            """
            lecture: no notebook matches 07; the notebooks are:
              02-softmax.ipynb
              04-fashion.ipynb
            """);
    assertThat(checkout.calls()).isEmpty();
  }
}
