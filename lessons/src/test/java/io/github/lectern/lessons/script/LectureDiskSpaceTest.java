package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a full disk is reported before anything fails because of it. */
class LectureDiskSpaceTest {
  private static final String ELSEWHERE =
      "export JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR";

  @TempDir Path machine;
  private Checkout checkout;
  private Path home;

  @BeforeEach
  void a_complete_machine() throws Exception {
    checkout = Checkout.onCompleteMachine(machine);
    checkout.set("JVM_HOME", checkout.file("home").toString());
    home = Files.createDirectories(checkout.file("home"));
  }

  private Outcome onSmallDisk(Path directory, String options, String command) throws Exception {
    checkout.lack("df"); // use the real one
    List<String> program = SmallDisk.over(directory, options);
    return checkout.startWith(program, checkout.script(), command).end();
  }

  private void assertStopped(Outcome outcome, String... texts) throws Exception {
    assertThat(outcome.status()).as(outcome.text()).isEqualTo(1);
    assertThat(outcome.text()).contains(texts);
    assertThat(checkout.calls()).noneMatch(call -> call.matches("(mvn -B|java -jar).*"));
  }

  @Test
  void a_home_directory_too_small_for_the_native_libraries_stops_the_start() throws Exception {
    assertStopped(
        onSmallDisk(home, "size=40m", "install"),
        "lecture: only 40 MB are free in " + home,
        "500 MB are needed to unpack the native libraries into " + home + "/.javacpp/cache",
        ELSEWHERE);
  }

  @Test
  void the_doctor_reports_a_home_directory_that_is_too_small() throws Exception {
    Outcome outcome = onSmallDisk(home, "size=40m", "doctor");
    assertThat(outcome.status()).as(outcome.text()).isEqualTo(1);
    assertThat(outcome.text())
        .contains("! disk: native libraries           only 40 MB are free in " + home)
        .contains(ELSEWHERE)
        .doesNotContain("apt-get");
  }

  /** With a quota, too, some space may be free, but not for this user. */
  @Test
  void a_home_directory_without_inodes_stops_the_start() throws Exception {
    assertStopped(onSmallDisk(home, "nr_inodes=1", "install"), "lecture: no file can be written");
  }

  @Test
  void a_kernel_that_has_started_has_unpacked_its_libraries() throws Exception {
    checkout.lecture("install");
    unpackOneLibrary();
    Outcome outcome = checkout.set("FREE_MB", "60").lecture("install");
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertStoppedByFullDisk();
  }

  @Test
  void libraries_unpacked_by_another_copy_need_no_more_space() throws Exception {
    checkout.lecture("install");
    Files.delete(checkout.root().resolve("target/state/unpacked"));
    Path library = unpackOneLibrary();
    checkout.set("FREE_MB", "60");
    assertThat(checkout.lecture("install").text()).contains("only 60 MB are free");
    checkout.writeProgram(
        "du", "#!/bin/sh\n[ \"$2\" = '" + library + "' ] && echo \"512000 $2\"\n");
    Outcome outcome = checkout.have("du").lecture("install");
    assertThat(outcome.status()).as(outcome.text()).isZero();
  }

  private Path unpackOneLibrary() throws Exception {
    String jar = "nd4j-native-linux-x86_64.jar";
    Files.createFile(checkout.root().resolve("target/dist").resolve(jar));
    return Files.createDirectories(home.resolve(".javacpp/cache").resolve(jar));
  }

  private void assertStoppedByFullDisk() throws Exception {
    checkout.calls();
    assertStopped(checkout.set("FREE_MB", "3").lecture("install"), "only 3 MB are free in " + home);
    checkout.ship("02-softmax.ipynb", "shipped");
    assertStopped(checkout.lecture(), "only 3 MB are free in " + home);
  }

  @Test
  void the_native_libraries_can_be_moved() throws Exception {
    Path elsewhere = checkout.file("roomy");
    checkout.set("JAVA_TOOL_OPTIONS", "-Dorg.bytedeco.javacpp.cachedir=" + elsewhere);
    Outcome outcome = onSmallDisk(home, "size=400m", "install");
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(onSmallDiskAgain(elsewhere).text()).contains("only 40 MB are free in " + elsewhere);
  }

  private Outcome onSmallDiskAgain(Path directory) throws Exception {
    List<String> program = SmallDisk.over(directory, "size=40m");
    return checkout.startWith(program, checkout.script(), "install").end();
  }

  @Test
  void a_directory_too_small_for_the_build_stops_the_start() throws Exception {
    Path target = checkout.root().resolve("target");
    assertStopped(
        onSmallDisk(target, "size=40m", "install"),
        "MB are free in " + target,
        "300 MB are needed to build the kernel in " + target);
  }

  @Test
  void a_full_directory_is_reported_before_anything_is_written_there() throws Exception {
    Path target = checkout.root().resolve("target");
    Outcome outcome = onSmallDisk(target, "size=4k", "install");
    assertStopped(outcome, "lecture: only 0 MB are free in " + target);
    assertThat(outcome.text()).doesNotContain("No space left");
  }

  @Test
  void a_disk_of_unknown_size_is_assumed_to_be_large_enough() throws Exception {
    checkout.writeProgram("df", "#!/bin/sh\nexit 1\n").have("df");
    assertThat(checkout.lecture("install").status()).isZero();
  }

  @Test
  void a_kernel_that_will_start_slowly_is_reported_with_the_reason() throws Exception {
    Path usual = checkout.file("jdk/bin/java");
    Path itself = Files.move(usual, usual.resolveSibling("java-itself"));
    checkout.writeProgram(
        "java",
        "#!/bin/sh\n'%s' \"$@\"\ncase $* in *kernelspec*) echo '%s' ;; esac\n"
            .formatted(
                itself, "The kernel will start slowly, without a CDS archive: no space left"));
    Files.copy(checkout.store().resolve("java"), usual);
    assertThat(checkout.lecture("install").text())
        .contains("the kernel will start slowly, without a CDS archive: no space left");
  }
}
