package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The path of the copy: its characters, and moving and copying it. */
class LecturePathsTest {
  @TempDir Path machine;
  private Checkout checkout;

  @BeforeEach
  void a_complete_machine() throws Exception {
    checkout = Checkout.onCompleteMachine(machine);
  }

  private void registersTheKernelOfThisPlace() throws Exception {
    checkout.calls();
    Outcome outcome = checkout.lecture("install");
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(checkout.calls())
        .as(outcome.text())
        .contains(
            "java -jar target/dist/lectern-kernel.jar kernelspec --dir %s/target/jupyter"
                .formatted(checkout.root()))
        .noneMatch(call -> call.startsWith("mvn -B"));
    checkout.lecture("install");
    assertThat(checkout.calls()).noneMatch(call -> call.contains("kernelspec"));
  }

  @Test
  void a_copy_that_was_renamed_runs_its_own_kernel_without_another_build() throws Exception {
    checkout.lecture("install");
    checkout.rename("renamed");
    registersTheKernelOfThisPlace();
  }

  @Test
  void a_copy_of_the_copy_runs_its_own_kernel_without_another_build() throws Exception {
    checkout.lecture("install");
    checkout.copyTo("second");
    registersTheKernelOfThisPlace();
  }

  @Test
  void a_kernel_registered_by_an_older_script_is_registered_again() throws Exception {
    checkout.lecture("install");
    Path state = checkout.root().resolve("target/state");
    Files.delete(state.resolve("root"));
    registersTheKernelOfThisPlace();
  }

  @Test
  void the_environment_of_another_path_is_created_again() throws Exception {
    checkout.have("conda").lack("dot").lecture("install");
    checkout.copyTo("second");
    checkout.calls();
    Outcome outcome = checkout.lecture("install");
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(checkout.calls())
        .contains(
            "conda env create --prefix %s/target/conda --file environment.yml"
                .formatted(checkout.root()));
    assertThat(checkout.lecture("doctor").text())
        .contains(checkout.root().resolve("target/conda/bin/dot").toString());
  }

  @Test
  void an_environment_created_by_hand_is_used() throws Exception {
    Path dot = checkout.root().resolve("target/conda/bin/dot");
    Files.createDirectories(dot.getParent());
    Files.copy(checkout.store().resolve("dot"), dot);
    assertThat(checkout.lack("dot").lecture("install").status()).isZero();
    assertThat(checkout.lecture("doctor").text()).contains(dot.toString());
  }

  @Test
  void benchmarks_built_in_another_directory_are_built_again() throws Exception {
    checkout.write("course with blanks/kernel/bench/pom.xml", "<project/>");
    checkout.lecture("bench", "kernels");
    checkout.rename("renamed");
    checkout.calls();
    checkout.lecture("bench", "kernels");
    assertThat(checkout.calls()).anyMatch(call -> call.contains(" -pl kernel/bench "));
  }

  @Test
  void a_path_with_a_colon_is_refused() throws Exception {
    checkout.rename("week 1:2");
    for (List<String> words : List.of(List.of("install"), List.of("bench", "kernels"))) {
      Outcome outcome = checkout.lecture(words.toArray(String[]::new));
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.text()).contains(checkout.root() + " has a colon in its path");
      assertThat(checkout.calls()).isEmpty();
    }
    Outcome doctor = checkout.lecture("doctor");
    assertThat(doctor.status()).isEqualTo(1);
    assertThat(doctor.text()).contains(checkout.root() + " has a colon in its path");
    assertThat(checkout.lecture("help").status()).isZero();
  }

  @Test
  void it_starts_through_symbolic_links_to_the_script() throws Exception {
    Path links = Files.createDirectories(machine.resolve("links"));
    Path absolute = Files.createSymbolicLink(links.resolve("lecture"), checkout.script());
    Path relative = Files.createSymbolicLink(machine.resolve("lec"), Path.of("links/lecture"));
    for (Path link : List.of(absolute, relative)) {
      Outcome outcome = checkout.startWith(List.of(), link, "install").end();
      assertThat(outcome.status()).as(outcome.text()).isZero();
    }
    assertThat(checkout.root().resolve("target/dist/lectern-kernel.jar")).exists();
  }

  /** Otherwise every start through another path would register the kernel again. */
  @Test
  void a_link_to_the_directory_is_the_same_place() throws Exception {
    Path link = Files.createSymbolicLink(machine.resolve("link"), checkout.root());
    checkout.lecture("install");
    checkout.calls();
    checkout.startWith(List.of(), link.resolve("lecture"), "install").end();
    assertThat(checkout.calls())
        .containsExactly("java -jar target/dist/lectern-kernel.jar install --user");
  }

  @Test
  void quotes_and_other_characters_in_the_path_are_harmless() throws Exception {
    checkout.rename("it's \"50%\" $HOME `pwd` #1! [a]* 강의");
    checkout.ship("02-softmax.ipynb", "shipped");
    Outcome outcome = checkout.lecture();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(checkout.calls())
        .contains("JUPYTER_PATH=" + checkout.root().resolve("target/jupyter"));
  }
}
