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
            "reset NN",
            "install",
            "doctor",
            "test",
            "bench");
    assertThat(checkout.root().resolve("target")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rnu",
        "reset",
        "reset 01 02",
        "install --here",
        "install --prefix",
        "open 04",
        "site 04"
      })
  void a_wrong_command_line_shows_the_usage_and_ends_with_2(String words) throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    Outcome outcome = checkout.lecture(words.split(" ", -1));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.text()).startsWith("lecture: ").contains("usage: ./lecture");
    assertThat(checkout.root().resolve("target")).doesNotExist();
  }

  @Test
  void an_unknown_notebook_is_answered_with_the_known_ones() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    checkout.ship("02-softmax.ipynb", "{}").ship("04-fashion.ipynb", "{}");
    Outcome outcome = checkout.lecture("run", "02", "07");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.text())
        .isEqualTo("lecture: no notebook 07; there are:\n  02-softmax.ipynb\n  04-fashion.ipynb\n");
    assertThat(checkout.calls()).isEmpty();
  }
}
