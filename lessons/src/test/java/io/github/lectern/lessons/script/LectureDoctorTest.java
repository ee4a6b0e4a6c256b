package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LectureDoctorTest {
  @TempDir Path machine;

  @Test
  void a_complete_machine_is_listed_with_versions_and_paths() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    Outcome outcome = checkout.lecture("doctor");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text())
        .contains("17.0.9, " + checkout.file("jdk"))
        .contains("3.9.9, " + checkout.file("bin/mvn"))
        .contains("jupyter-notebook 6.4.12, " + checkout.file("bin/jupyter-notebook"))
        .contains("7.0.1, Python is " + checkout.file("store/python"))
        .contains("2.43.0 (0), " + checkout.file("bin/dot"))
        .contains(checkout.file("share/fonts/DejaVuSans.ttf").toString())
        .contains(checkout.file("data").toString())
        .contains(
            "500 MB of native libraries into ~/.javacpp/cache", "org.bytedeco.javacpp.cachedir");
  }

  @Test
  void a_bare_machine_lacks_everything_and_gets_the_commands() throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    Outcome outcome = checkout.lecture("doctor");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("missing: no javac on PATH", "missing: no mvn on PATH", "missing: no dot on PATH")
        .contains("missing: neither jupyter-notebook nor jupyter-lab on PATH")
        .contains(
            "sudo apt-get install --no-install-recommends openjdk-17-jdk-headless maven"
                + " jupyter-notebook jupyter-nbconvert graphviz\n")
        .contains(
            "conda env create --prefix \"%s/target/conda\" --file \"%s/environment.yml\""
                .formatted(checkout.root(), checkout.root()));
  }

  @Test
  void it_installs_and_writes_nothing() throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine).have("apt-get").have("conda").have("id");
    checkout.lecture("doctor");
    assertThat(checkout.calls()).isEmpty();
    assertThat(checkout.root().resolve("target")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "JAVAC_VERSION, 11.0.22, too old: 11.0.22",
    "JAVAC_VERSION, 1.8.0_392, too old: 1.8.0_392",
    "MAVEN_VERSION, 3.6.3, too old: 3.6.3",
    "MAVEN_VERSION, 3.8.0, too old: 3.8.0"
  })
  void versions_that_are_too_old_count_as_missing(String variable, String version, String complaint)
      throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).set(variable, version);
    Outcome outcome = checkout.lecture("doctor");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("missing: " + complaint);
  }

  @ParameterizedTest
  @CsvSource({"JAVAC_VERSION, 25", "JAVAC_VERSION, 26-ea", "MAVEN_VERSION, 4.0.0"})
  void newer_versions_are_accepted(String variable, String version) throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).set(variable, version);
    assertThat(checkout.lecture("doctor").status()).isZero();
  }

  @Test
  void a_missing_test_requirement_is_not_a_failure() throws Exception {
    Outcome outcome = Checkout.onCompleteMachine(machine).lecture("doctor");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).contains("- Chromium, for tests", "no chromium on PATH");
  }

  @Test
  void icon_fonts_are_not_text_fonts() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    checkout.write("icons/fonts/fontawesome-webfont.ttf", "");
    checkout.set("XDG_DATA_DIRS", checkout.file("icons").toString());
    assertThat(checkout.lecture("doctor").text()).contains("missing: no text font");
  }
}
