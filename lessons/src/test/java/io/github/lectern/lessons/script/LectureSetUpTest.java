package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the script does if programs are missing. */
class LectureSetUpTest {
  private static final String INSTALL =
      "apt-get -q install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 ";

  @TempDir Path machine;

  @Test
  void without_conda_and_apt_it_prints_the_commands_and_stops() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).lack("mvn").lack("dot");
    Outcome outcome = checkout.lecture("install");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("lecture: missing: maven graphviz\n")
        .contains("sudo apt-get install --no-install-recommends maven graphviz\n")
        .contains("conda env create --prefix");
    assertThat(checkout.calls()).noneMatch(call -> call.startsWith("mvn"));
  }

  @Test
  void as_root_it_reports_and_installs_exactly_what_is_missing() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("apt-get");
    checkout.lack("javac").lack("dot");
    Outcome outcome = checkout.lecture("install");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text())
        .contains("lecture: installing with apt-get: openjdk-17-jdk-headless graphviz\n");
    assertThat(checkout.calls())
        .containsSubsequence("apt-get -q update", INSTALL + "openjdk-17-jdk-headless graphviz");
  }

  @Test
  void a_newer_debian_installs_its_default_jdk() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("apt-get").lack("javac");
    checkout.writeProgram("apt-cache", "#!/bin/sh\n[ $2 = openjdk-17-jdk-headless ] || echo $2\n");
    checkout.have("apt-cache");
    assertThat(checkout.lecture("install").text()).contains("apt-get: default-jdk-headless");
  }

  @Test
  void a_failed_installation_shows_the_end_of_its_log() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("apt-get").set("APT", "broken");
    Outcome outcome = checkout.lack("dot").lecture("install");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("E: Unable to fetch some archives")
        .contains("apt-get install failed; the full log is target/state/apt.log");
  }

  @Test
  void if_it_may_not_install_it_only_prints_the_commands() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("apt-get").have("conda");
    Outcome outcome = checkout.lack("dot").set("LECTERN_INSTALL", "no").lecture("install");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("apt-get install --no-install-recommends graphviz\n");
    assertThat(checkout.calls()).noneMatch(call -> call.matches("(apt-get|conda).*"));
  }

  @Test
  void a_user_who_was_not_asked_is_not_made_root() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("apt-get").have("sudo");
    Outcome outcome = checkout.lack("dot").set("USER_ID", "1000").lecture("install");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(checkout.calls()).noneMatch(call -> call.matches("(apt-get|sudo).*"));
  }

  @Test
  void a_user_who_has_agreed_installs_with_sudo() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("apt-get").have("sudo");
    checkout.lack("dot").set("USER_ID", "1000").set("LECTERN_INSTALL", "yes");
    Outcome outcome = checkout.lecture("install");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).contains("lecture: installing with sudo apt-get: graphviz\n");
    assertThat(checkout.calls()).contains("apt-get -q update", INSTALL + "graphviz");
  }

  @Test
  void conda_comes_before_apt_and_fills_target() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("apt-get").have("conda");
    Outcome outcome = checkout.lack("javac").lack("dot").lecture("install");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).contains("conda environment from environment.yml in target/conda");
    assertThat(checkout.calls())
        .contains(
            "conda env create --prefix %s/target/conda --file environment.yml"
                .formatted(checkout.root()))
        .noneMatch(call -> call.startsWith("apt-get"));
    assertThat(checkout.lecture("doctor").text())
        .contains("dot", checkout.root().resolve("target/conda/bin/dot").toString());
  }

  @Test
  void an_installed_kernel_needs_nothing_from_the_checkout_except_condas_java() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("conda");
    assertThat(checkout.lecture("install").text()).doesNotContain("keep that directory");
    checkout.lack("javac").set("JDK", checkout.root().resolve("target/conda").toString());
    assertThat(checkout.lecture("install").text()).contains("target/conda: keep that directory");
  }

  @Test
  void conda_is_found_if_it_is_only_a_shell_function() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).lack("dot");
    checkout.set("CONDA_EXE", checkout.store().resolve("conda").toString());
    assertThat(checkout.lecture("install").status()).isZero();
    assertThat(checkout.root().resolve("target/conda/bin/dot")).exists();
  }

  @Test
  void an_interrupted_environment_is_created_again() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("conda").lack("dot");
    Start interrupted = checkout.set("CONDA", "hangs").start("install");
    checkout.awaitCall("conda env create");
    Path half = checkout.root().resolve("target/conda/bin/half");
    Files.createDirectories(half.getParent());
    Files.createFile(half);
    interrupted.process().destroy();
    assertThat(interrupted.end().status()).isEqualTo(143);

    Outcome outcome = checkout.set("CONDA", "").lecture("install");
    assertThat(outcome.status()).isZero();
    assertThat(half).doesNotExist();
    assertThat(half.resolveSibling("dot")).exists();
  }

  @Test
  void the_packages_of_the_tests_are_installed_for_test_only() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine).have("apt-get").have("node");
    checkout.have("npm").lecture("install");
    assertThat(checkout.calls()).noneMatch(call -> call.startsWith("apt-get"));
    checkout.lecture("test");
    assertThat(checkout.calls())
        .filteredOn(call -> call.startsWith("apt-get -q install"))
        .singleElement()
        .asString()
        .contains(" chromium", " shellcheck")
        .doesNotContain("maven", "graphviz", "nodejs");
  }

  @Test
  void set_up_does_not_run_again_while_the_programs_stay_in_place() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    checkout.lecture("install");
    checkout.calls();
    Outcome outcome = checkout.lecture("install");
    assertThat(outcome.text()).isEmpty();
    assertThat(checkout.calls())
        .containsExactly("java -jar target/dist/lectern-kernel.jar install --user");
  }

  @Test
  void set_up_runs_again_when_a_program_has_disappeared() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    checkout.lecture("install");
    Outcome outcome = checkout.lack("dot").lecture("install");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("missing: graphviz");
  }

  @Test
  void set_up_runs_again_with_another_jdk() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    checkout.lecture("install");
    checkout.calls();
    Path other = checkout.file("other");
    Files.createDirectories(other.resolve("bin"));
    Files.copy(checkout.store().resolve("javac"), other.resolve("bin/javac"));
    Files.copy(checkout.store().resolve("java"), other.resolve("bin/java"));
    checkout.set("JAVA_HOME", other.toString()).set("JDK", other.toString());
    assertThat(checkout.lecture("install").text()).contains("registering the kernel");
    assertThat(checkout.calls()).noneMatch(call -> call.startsWith("mvn -B"));
  }
}
