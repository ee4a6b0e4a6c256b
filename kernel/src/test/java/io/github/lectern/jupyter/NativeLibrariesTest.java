package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
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

  private static final String ND4J = "nd4j-native-1.0.0-M2.1-linux-x86_64.jar";
  private static final String ND4J_FOLDER =
      ND4J + "/org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64";
  private static final String MAPS = "Files.lines(java.nio.file.Path.of(\"/proc/self/maps\"))";

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

  /** The disk takes only the one library that JavaCPP copies, and no other. */
  @Test
  void libraries_that_are_unpacked_in_a_read_only_directory_are_loaded_from_there()
      throws Exception {
    Path cache = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
    assumeTrue(Files.isDirectory(cache.resolve(ND4J)), "needs unpacked libraries in " + cache);
    String readOnly =
        "mount --bind '%s' '%s' && mount -o remount,ro,bind '%s' && "
            .formatted(cache, cache, cache);
    Launcher launcher =
        new Launcher(
            Jdk.ofThisJvm(),
            List.of(
                "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                "-Duser.home=/dev/null",
                "-Duser.timezone=Asia/Tokyo", // JavaCPP compares local times with those in the jar
                "-Djava.io.tmpdir=" + temporary),
            inNamespace(
                "sh",
                "-c",
                readOnly + ON_SMALL_DISK.formatted(temporary, temporary, temporary),
                "sh"));
    try (KernelProcess kernel = KernelProcess.start(launcher)) {
      assertThat(kernel.execute("(int) Nd4j.ones(2, 2).mmul(Nd4j.ones(2, 2)).getDouble(0)").text())
          .isEqualTo("2");
      assertThat(
              kernel
                  .execute(
                      "%s.anyMatch(line -> line.endsWith(\"%s/libnd4jcpu.so\"))"
                          .formatted(MAPS, ND4J_FOLDER))
                  .text())
          .isEqualTo("true");
      assertThat(kernel.execute("org.bytedeco.javacpp.Loader.getCacheDir().toString()").text())
          .startsWith(temporary + "/lectern-javacpp-");
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
