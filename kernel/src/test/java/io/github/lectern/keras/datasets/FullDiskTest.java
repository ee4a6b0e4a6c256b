package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FullDiskTest {
  /** A file of about 450 kB; random pixels do not compress. */
  private static final TinyFile TINY = TinyFile.of("pictures", 30_000);

  @TempDir Path directory;

  /** The child mounts a small file system that no other process sees and that ends with it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_disk_that_fills_up_while_downloading_is_named_and_cleaned() throws Exception {
    assertFull("200k");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_disk_that_fills_up_while_unpacking_is_named_and_cleaned() throws Exception {
    assertFull("600k"); // space for the compressed file, but not for both files
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_file_that_may_not_grow_is_named_and_cleaned() throws Exception {
    List<String> limited = List.of("sh", "-c", "ulimit -f 100 && exec \"$@\"", "sh");
    try (MirrorServer server = new MirrorServer(MirrorServer.good(TINY.gzip()));
        ChildJvm child = FetchingChild.start(limited, directory.toString(), server, TINY)) {
      assertThat(child.await()).isEqualTo(1);

      assertThat(child.output()).contains(directory + ": File too large", "set LECTERN_HOME");
      assertThat(Downloads.patient(directory).names()).isEmpty();
      assertThat(server.ranges()).hasSize(1);
    }
  }

  private void assertFull(String size) throws IOException, InterruptedException {
    String mount = "mount -t tmpfs -o size=%s tmpfs '%s'".formatted(size, directory);
    String list = "\"$@\"; status=$?; echo left: $(ls -A '" + directory + "'); exit $status";
    List<String> mounted = with(ownMounts(), "sh", "-c", mount + " && " + list, "sh");
    try (MirrorServer server = new MirrorServer(MirrorServer.good(TINY.gzip()));
        ChildJvm child = FetchingChild.start(mounted, directory.toString(), server, TINY)) {
      assertThat(child.await()).isEqualTo(1);

      assertThat(child.output())
          .contains(directory + ": No space left on device", "set LECTERN_HOME")
          .endsWith("left: .lock\n");
      assertThat(server.ranges()).hasSize(1);
    }
  }

  /** Returns a command that runs a process in a new mount namespace, as a user or as root. */
  private List<String> ownMounts() throws IOException, InterruptedException {
    String mount = "mount -t tmpfs tmpfs '" + directory + "'";
    for (String options : List.of("-rm", "-m")) {
      List<String> unshare = List.of("unshare", options);
      List<String> command = with(unshare, "sh", "-c", mount);
      if (new ProcessBuilder(command).start().waitFor() == 0) {
        return unshare;
      }
    }
    return abort("this system does not allow mounts in a new namespace");
  }

  private static List<String> with(List<String> command, String... more) {
    return Stream.concat(command.stream(), Stream.of(more)).toList();
  }
}
