package io.github.lectern.lessons.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner of the lock, and failures to create it. */
@Tag("slow")
class LectureLockTest {
  @TempDir Path machine;
  private Checkout checkout;
  private Path lock;

  @BeforeEach
  void a_complete_machine() throws Exception {
    checkout = Checkout.onCompleteMachine(machine);
    lock = checkout.root().resolve("target/state/lock");
    Files.createDirectories(lock.getParent());
  }

  private void lockedBy(long process) throws IOException {
    Files.createSymbolicLink(lock, Path.of(Long.toString(process)));
  }

  private void refusesAtOnce(Start start, String... complaint) throws Exception {
    assertThat(start.process().waitFor(20, TimeUnit.SECONDS)).as("ends").isTrue();
    Outcome outcome = start.end();
    assertThat(outcome.status()).as(outcome.text()).isEqualTo(1);
    assertThat(outcome.text()).contains(complaint);
    assertThat(checkout.calls()).noneMatch(call -> call.startsWith("mvn -B"));
  }

  @Test
  void a_file_in_place_of_the_lock_is_named() throws Exception {
    Files.createFile(lock);
    refusesAtOnce(checkout.start("install"), lock + " is not a lock", "delete it");
  }

  @Test
  void a_directory_in_place_of_the_lock_is_named() throws Exception {
    Files.createDirectory(lock);
    refusesAtOnce(checkout.start("install"), lock + " is not a lock", "delete it");
    assertThat(lock).isEmptyDirectory();
  }

  @Test
  void a_file_system_without_symbolic_links_is_refused() throws Exception {
    checkout.writeProgram(
        "ln", "#!/bin/sh\necho 'ln: failed: Operation not permitted' >&2\nexit 1\n");
    checkout.have("ln");
    refusesAtOnce(
        checkout.start("install"),
        "cannot create the lock " + lock,
        "ln: failed: Operation not permitted",
        "symbolic links");
  }

  @Test
  void a_file_system_without_inodes_is_refused() throws Exception {
    Path target = checkout.root().resolve("target");
    refusesAtOnce(
        checkout.startWith(SmallDisk.over(target, "nr_inodes=2"), checkout.script(), "install"),
        "No space left on device");
  }

  @Test
  void a_dead_owners_lock_that_cannot_be_removed_is_named() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    lockedBy(dead.pid());
    checkout.writeProgram("mv", "#!/bin/sh\nexit 1\n").have("mv");
    refusesAtOnce(checkout.start("install"), "cannot create the lock " + lock);
  }

  @Test
  void a_zombie_does_not_hold_the_lock() throws Exception {
    Process parent = new ProcessBuilder("sh", "-c", "sleep .3 & echo $!; exec sleep 60").start();
    try {
      long zombie = Long.parseLong(parent.inputReader().readLine());
      awaitZombie(zombie);
      lockedBy(zombie);
      assertThat(checkout.lecture("install").status()).isZero();
    } finally {
      parent.destroyForcibly();
    }
  }

  private static void awaitZombie(long process) throws Exception {
    Path status = Path.of("/proc", Long.toString(process), "status");
    assumeTrue(Files.exists(status), "needs /proc, to see that a process is a zombie");
    while (!Files.readString(status).contains("State:\tZ")) {
      Thread.sleep(10);
    }
  }

  /** In a container, a new process may have the id of the killed one. */
  @Test
  void it_does_not_wait_for_a_dead_process_that_had_the_same_id() throws Exception {
    List<String> locked =
        List.of("/bin/sh", "-c", "ln -s $$ '%s' && exec \"$@\"".formatted(lock), "sh");
    Start start = checkout.startWith(locked, checkout.script(), "install");
    assertThat(start.process().waitFor(20, TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(start.end().status()).isZero();
  }

  /** Process 1 always runs and belongs to another user, unless the test runs as root. */
  @Test
  void a_lock_of_another_users_process_is_respected() throws Exception {
    lockedBy(1);
    assertWaitsForOne(checkout.startWith(ordinaryUser(), checkout.script(), "install"));
  }

  @Test
  void a_lock_of_another_users_process_hidden_in_proc_is_respected() throws Exception {
    lockedBy(1);
    List<String> hidden =
        SmallDisk.mounting("mount -t proc -o hidepid=2 proc /proc && [ -d /proc/self ]");
    assertWaitsForOne(
        checkout.startWith(
            Stream.of(hidden, ordinaryUser()).flatMap(List::stream).toList(),
            checkout.script(),
            "install"));
  }

  private void assertWaitsForOne(Start start) throws Exception {
    assertThat(start.process().waitFor(2, TimeUnit.SECONDS)).as("waits").isFalse();
    Files.delete(lock);
    Outcome outcome = start.end();
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text()).contains("waiting for process 1, which is building");
  }

  /** Returns a program that runs a command as a user other than root with write access. */
  private List<String> ordinaryUser() throws Exception {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    String setpriv = UsualPrograms.find("setpriv").map(Path::toString).orElse("setpriv");
    List<String> nobody = List.of(setpriv, "--reuid=65534", "--clear-groups");
    assumeTrue(SmallDisk.runs(nobody), "needs setpriv, to become an ordinary user");
    try (Stream<Path> files = Files.walk(machine)) {
      for (Path directory : files.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
    return nobody;
  }
}
