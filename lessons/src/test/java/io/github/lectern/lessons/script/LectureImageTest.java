package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LectureImageTest {
  private static final String WORKS = "#!/bin/sh\necho \"${0##*/} $*\" >>\"$CALLS\"\n";
  private static final String FAILS = "#!/bin/sh\necho 'no engine' >&2\nexit 1\n";

  @TempDir Path machine;

  @ParameterizedTest
  @ValueSource(strings = {"image --help", "image --tag mine -h"})
  void help_is_that_of_the_image_and_builds_nothing(String words) throws Exception {
    Outcome outcome = Checkout.onBareMachine(machine).lecture(words.split(" ", -1));
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).startsWith("usage: ./lecture image");
  }

  @ParameterizedTest
  @CsvSource({
    "image now, image: unknown option now",
    "image --fast, image: unknown option --fast",
    "image --tag, image: --tag needs a name",
    "'image --tag ', image: --tag needs a name",
  })
  void a_wrong_word_shows_the_usage_and_ends_with_2(String words, String message) throws Exception {
    Outcome outcome = Checkout.onBareMachine(machine).lecture(words.split(" ", -1));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.text()).startsWith("lecture: " + message).contains("usage: ./lecture image");
  }

  @Test
  void without_a_builder_each_one_is_named_with_the_reason() throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    checkout.writeProgram("docker", FAILS).have("docker");
    Outcome outcome = checkout.lecture("image");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .isEqualTo(
            """
            lecture: none of docker, podman and buildah works here:
              docker info: no engine
              podman is not installed
              buildah is not installed
            """);
  }

  @Test
  void the_first_builder_that_works_gets_the_name_and_the_options() throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    checkout.writeProgram("docker", FAILS).have("docker");
    checkout.writeProgram("podman", WORKS).have("podman");
    checkout.writeProgram("buildah", WORKS).have("buildah");
    Outcome outcome = checkout.lecture("image", "--tag", "mine:1", "--", "--no-cache");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).contains("building the image mine:1 with podman");
    assertThat(checkout.calls())
        .containsExactly(
            "podman info", "podman build --file binder/Dockerfile --tag mine:1 --no-cache .");
  }
}
