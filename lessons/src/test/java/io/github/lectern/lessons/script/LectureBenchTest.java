package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LectureBenchTest {
  private static final String CLASS_PATH = " -cp kernel/bench/target/classes:bench.jar";
  private static final String RUNNER =
      "java -XX:+UseSerialGC -Xms112m"
          + CLASS_PATH
          + " io.github.lectern.bench.runner.TrainingBench";

  @TempDir Path machine;

  private Checkout complete() throws Exception {
    Checkout checkout = Checkout.onCompleteMachine(machine);
    checkout.write("course with blanks/kernel/bench/pom.xml", "<project/>");
    return checkout;
  }

  private static List<String> builds(List<String> calls) {
    return calls.stream().filter(call -> call.contains(" -pl kernel/bench")).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench --help",
        "bench training --help",
        "bench training --rounds 2 -h",
        "bench kernels -h",
        "bench curves --quick --help",
        "bench kernel --rounds 2 --help",
        "bench hub --students 5 --help"
      })
  void help_names_every_option_and_changes_nothing(String words) throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    Outcome outcome = checkout.lecture(words.split(" ", -1));
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text())
        .contains("--rounds", "--cases", "--peers", "--quiet-only", "--busy-only")
        .contains("--quick", "--pictures", "--coretype")
        .contains("--students", "--at-once", "--heap");
    assertThat(checkout.root().resolve("target")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'bench', 'bench: expected training, kernels, curves, kernel or hub'",
    "bench run, bench: unknown benchmark run",
    "bench kernels --fast, bench kernels: expected a name such as adam but got --fast",
    "bench curves --fast, bench: unknown option --fast",
    "bench curves batch, bench: unknown option batch",
    "bench curves --pictures, bench: --pictures needs a value",
    "bench curves --coretype, bench: --coretype needs a value",
    "bench curves --coretype Sky-Lake, bench: --coretype needs a name but got Sky-Lake",
    "bench kernel --fast, bench: unknown option --fast",
    "bench kernel --rounds, bench: --rounds needs a value",
    "bench kernel --rounds 0, bench: --rounds needs a number above 0 but got 0",
    "bench hub --fast, bench: unknown option --fast",
    "bench hub --students 0, bench: --students needs a number above 0 but got 0",
    "bench hub --heap 1g, bench: --heap needs a number above 0 but got 1g",
    "bench training --fast, bench: unknown option --fast",
    "bench training 3, bench: unknown option 3",
    "bench training --rounds, bench: --rounds needs a value",
    "bench training --rounds many, bench: --rounds needs a number above 0 but got many",
    "bench training --rounds 0, bench: --rounds needs a number above 0 but got 0",
    "bench training --cases net9, bench: unknown case net9; expected one of net1-1200 net1-32",
    "'bench training --peers ours,keras', bench: unknown peer keras; expected one of ours",
  })
  void a_wrong_word_shows_the_usage_and_ends_with_2(String words, String message) throws Exception {
    Checkout checkout = Checkout.onBareMachine(machine);
    Outcome outcome = checkout.lecture(words.split(" ", -1));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.text())
        .startsWith("lecture: " + message)
        .contains("usage: ./lecture bench training");
    assertThat(checkout.root().resolve("target")).doesNotExist();
  }

  @Test
  void the_options_reach_the_runner_and_only_the_peers_named_are_built() throws Exception {
    Checkout checkout = complete();
    Outcome outcome =
        checkout.lecture("bench", "training", "--peers", "tensorflow", "--rounds", "1");
    assertThat(outcome.status()).isZero();
    List<String> calls = checkout.calls();
    assertThat(calls).contains(RUNNER + " --peers tensorflow --rounds 1");
    assertThat(builds(calls))
        .singleElement()
        .asString()
        .contains(" -pl kernel/bench,kernel/bench/tensorflow -am");
  }

  @Test
  void the_compute_kernels_are_built_without_any_peer() throws Exception {
    Checkout checkout = complete();
    assertThat(checkout.lecture("bench", "kernels", "--quick", "adam").status()).isZero();
    List<String> calls = checkout.calls();
    assertThat(calls)
        .contains(
            "java" + CLASS_PATH + " io.github.lectern.bench.kernels.KernelsBench --quick adam");
    assertThat(builds(calls)).singleElement().asString().contains(" -pl kernel/bench -am");
  }

  @Test
  void the_curves_are_built_without_any_peer_and_drawn_into_the_given_directory() throws Exception {
    Checkout checkout = complete();
    assertThat(
            checkout.lecture("bench", "curves", "--quick", "--pictures", "/my pictures").status())
        .isZero();
    List<String> calls = checkout.calls();
    assertThat(calls)
        .contains(
            "java -XX:+UseSerialGC -Xms112m"
                + CLASS_PATH
                + " io.github.lectern.bench.curves.CurvesBench --quick --pictures /my pictures");
    assertThat(builds(calls)).singleElement().asString().contains(" -pl kernel/bench -am");
  }

  @Test
  void the_kernel_is_registered_and_measured_beside_bare_jshell() throws Exception {
    Checkout checkout = complete();
    assertThat(checkout.lecture("bench", "kernel", "--rounds", "2").status()).isZero();
    List<String> calls = checkout.calls();
    assertThat(calls)
        .anyMatch(call -> call.contains(" kernelspec --dir "))
        .contains("python -Xfrozen_modules=off lessons/scripts/python/bench_kernel.py --rounds 2");
    assertThat(builds(calls)).singleElement().asString().contains(" -pl kernel/bench -am");
  }

  @Test
  void the_hub_gets_the_options_and_the_native_libraries_without_a_build_of_the_benchmarks()
      throws Exception {
    Checkout checkout = complete();
    assertThat(checkout.lecture("bench", "hub", "--students", "3").status()).isZero();
    List<String> calls = checkout.calls();
    assertThat(calls)
        .contains(
            "python lessons/scripts/python/bench_hub.py --cache "
                + checkout.file("home")
                + "/.javacpp/cache --students 3");
    assertThat(builds(calls)).isEmpty();
  }

  @Test
  void benchmarks_are_built_again_only_after_a_change() throws Exception {
    Checkout checkout = complete();
    checkout.lecture("bench", "training", "--peers", "ours");
    checkout.calls();
    checkout.lecture("bench", "training", "--peers", "ours");
    assertThat(checkout.calls()).containsExactly(RUNNER + " --peers ours");
    checkout.edit("kernel/src/main/java/Dense.java");
    checkout.lecture("bench", "training", "--peers", "ours");
    assertThat(builds(checkout.calls())).hasSize(1);
  }

  @Test
  void a_peer_that_cannot_be_downloaded_is_left_out() throws Exception {
    Checkout checkout = complete().set("BENCH_LACKS", "kernel/bench/djl");
    Outcome outcome = checkout.lecture("bench", "training");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).contains("kernel/bench/djl could not be built; it is left out");
    assertThat(checkout.calls()).contains(RUNNER);
  }

  @Test
  void nothing_runs_if_our_own_module_cannot_be_built() throws Exception {
    Checkout checkout = complete().set("BENCH_LACKS", "kernel/bench");
    Outcome outcome = checkout.lecture("bench", "training");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("[ERROR] cannot resolve kernel/bench")
        .contains("kernel/bench could not be built; the full log is target/state/bench.log");
    assertThat(checkout.calls()).doesNotContain(RUNNER);
  }
}
