package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A kernel whose home directory cannot take ND4J's native libraries. */
@Tag("slow")
@Timeout(180)
class NativeLibrariesTest {
  /** Mounts a disk of 60 MB on a directory that only the kernel sees, and starts the kernel. */
  private static final String ON_SMALL_DISK =
      "mount -t tmpfs -o size=60m small '%s' && mkdir -p '%s' && chmod 777 '%s' && exec \"$@\"";

  @TempDir private Path temporary;

  @BeforeEach
  void requireMounts() throws Exception {
    List<String> trial = inNamespace("mount", "-t", "tmpfs", "none", temporary.toString());
    assumeTrue(
        new ProcessBuilder(trial).start().waitFor() == 0,
        "needs a namespace in which a disk can be mounted");
  }

  @Test
  void a_full_disk_is_named_in_each_cell_that_needs_nd4j() throws Exception {
    Path cache = temporary.resolve("cache");
    try (KernelProcess kernel = start("-Dorg.bytedeco.javacpp.cachedir=" + cache)) {
      assertThat(kernel.execute("1 + 1").text()).isEqualTo("2");
      for (String cell : List.of("Nd4j.rand(2, 2)", "Nd4j.rand(2, 2)", "setSeed(1)")) {
        assertThat(error(kernel, cell))
            .as(cell)
            .contains(cache.toString(), "No space left on device", "500 MB", "MB free")
            .contains("JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR")
            .doesNotContain("NoClassDefFoundError", "initialize class");
      }
      assertThat(kernel.execute("1 + 2").text()).isEqualTo("3");
    }
  }

  @Test
  void an_error_in_the_students_own_class_is_still_reported_as_such() throws Exception {
    try (KernelProcess kernel = start("-Dorg.bytedeco.javacpp.cachedir=" + temporary)) {
      error(kernel, "Nd4j.rand(2, 2)");
      error(kernel, "class Own { static int x = 1 / (int) 0L; }\nOwn.x");
      assertThat(error(kernel, "Own.x")).contains("NoClassDefFoundError", "Own");
    }
  }

  @Test
  void without_a_home_directory_nothing_is_loaded_from_a_name_that_can_be_guessed()
      throws Exception {
    try (KernelProcess kernel = start("-Duser.home=/dev/null", "-Djava.io.tmpdir=" + temporary)) {
      String chosen = kernel.execute("org.bytedeco.javacpp.Loader.getCacheDir().toString()").text();
      assertThat(chosen).startsWith(temporary + "/lectern-javacpp-");
      assertThat(
              kernel
                  .execute(
                      "java.nio.file.attribute.PosixFilePermissions.toString("
                          + "java.nio.file.Files.getPosixFilePermissions(java.nio.file.Path.of(\""
                          + chosen
                          + "\")))")
                  .text())
          .isEqualTo("rwx------");
    }
  }

  private KernelProcess start(String... flags) throws IOException {
    Path planted =
        temporary.resolve(".javacpp-" + System.getProperty("user.name")).resolve("cache");
    List<String> wrapper =
        inNamespace("sh", "-c", ON_SMALL_DISK.formatted(temporary, planted, planted), "sh");
    return KernelProcess.start(new Launcher(Jdk.ofThisJvm(), List.of(flags), wrapper));
  }

  private static String error(KernelProcess kernel, String code) {
    JsonObject reply = kernel.execute(code).reply();
    assertThat(reply.get("status").getAsString()).isEqualTo("error");
    return reply.get("ename").getAsString() + ": " + reply.get("evalue") + reply.get("traceback");
  }

  private static List<String> inNamespace(String... command) {
    List<String> words = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount"));
    words.addAll(List.of(command));
    return words;
  }
}
