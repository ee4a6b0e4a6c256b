package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class LectureBuildTest {
  @TempDir Path machine;
  private Checkout checkout;

  @BeforeEach
  void a_complete_machine() throws Exception {
    checkout = Checkout.onCompleteMachine(machine);
  }

  private long builds() throws Exception {
    return checkout.calls().stream().filter(call -> call.startsWith("mvn -B")).count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "kernel/pom.xml",
        "kernel/src/main/java/Dense.java",
        "lessons/src/main/java/New.java"
      })
  void a_changed_or_new_source_is_built(String source) throws Exception {
    checkout.lecture("install");
    checkout.calls();
    checkout.edit(source);
    assertThat(checkout.lecture("install").text()).contains("building the kernel");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_changed_notebook_or_test_is_not_built() throws Exception {
    checkout.lecture("install");
    checkout.calls();
    checkout.edit("notebooks/01-sigmoid.ipynb");
    checkout.edit("kernel/src/test/java/DenseTest.java");
    checkout.lecture("install");
    assertThat(builds()).isZero();
  }

  @Test
  void a_failed_build_shows_the_end_of_its_log_and_is_tried_again() throws Exception {
    Outcome outcome = checkout.set("MVN", "fails").lecture("install");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("[ERROR] Dense.java:[7,12] ; expected")
        .contains("the build failed; the full log is target/state/build.log");
    checkout.calls();
    assertThat(checkout.set("MVN", "").lecture("install").status()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void an_interrupted_build_ends_at_once_with_maven_and_is_done_again() throws Exception {
    Start start = checkout.set("MVN", "hangs").start("install");
    checkout.awaitCall("mvn -B");
    var maven = start.process().descendants().toList();
    start.process().destroy();
    assertThat(start.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(start.end().status()).isEqualTo(143);
    assertThat(maven).isNotEmpty().noneMatch(ProcessHandle::isAlive);

    checkout.calls();
    assertThat(checkout.set("MVN", "").lecture("install").status()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_killed_start_does_not_lock_out_the_next() throws Exception {
    Start start = checkout.set("MVN", "hangs").start("install");
    checkout.awaitCall("mvn -B");
    var maven = start.process().descendants().toList();
    start.process().destroyForcibly().waitFor();

    Start next = checkout.set("MVN", "").start("install");
    assertThat(next.process().waitFor(Duration.ofMillis(1500).toMillis(), TimeUnit.MILLISECONDS))
        .as("waits for the Maven that still runs")
        .isFalse();
    maven.forEach(ProcessHandle::destroyForcibly);
    Outcome outcome = next.end();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.text()).contains("waiting for process " + maven.get(0).pid() + ",");
  }

  @Test
  void two_starts_at_once_build_once() throws Exception {
    checkout.set("MVN", "slow");
    Start first = checkout.start("install");
    Start second = checkout.start("install");
    assertThat(first.end().status()).isZero();
    assertThat(second.end().status()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void changes_during_a_build_are_built_the_next_time() throws Exception {
    Start start = checkout.set("MVN", "slow").start("install");
    checkout.awaitCall("mvn -B");
    Thread.sleep(50); // file times have a resolution of some milliseconds
    checkout.write("course with blanks/kernel/src/main/java/Dense.java", "// changed meanwhile");
    start.end();
    checkout.calls();
    checkout.set("MVN", "").lecture("install");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void the_tests_run_in_maven_whose_failure_is_the_exit_status() throws Exception {
    for (String program : new String[] {"chromium", "shellcheck", "node", "npm"}) {
      checkout.have(program);
    }
    Outcome outcome = checkout.set("MVN", "fails").lecture("test");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("[ERROR] Dense.java:[7,12] ; expected");
    assertThat(checkout.calls()).contains("mvn -B -ntp verify");
  }

  @Test
  void all_tests_are_selected_by_a_property() throws Exception {
    for (String program : new String[] {"chromium", "shellcheck", "node", "npm"}) {
      checkout.have(program);
    }
    assertThat(checkout.lecture("test", "all").status()).isZero();
    assertThat(checkout.calls()).contains("mvn -B -ntp verify -Dlectern.tests=all");
  }

  @Test
  void the_quick_tests_run_without_the_slow_ones_and_need_no_browser() throws Exception {
    assertThat(checkout.lecture("test", "quick").status()).isZero();
    assertThat(checkout.calls()).contains("mvn -B -ntp test -P !checks -DexcludedGroups=slow");
  }
}
