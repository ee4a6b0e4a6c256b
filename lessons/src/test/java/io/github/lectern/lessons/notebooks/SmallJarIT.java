package io.github.lectern.lessons.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.lessons.WaitsForProcesses;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs the kernel and the course from the jar that users download, without the network. */
@WaitsForProcesses
class SmallJarIT {
  private static final String EXERCISE = "01-logistic-model.ipynb";
  private static final int JAVA_8 = 52;
  private static final long MAX_BYTES = 15_000_000;

  @TempDir private Path folder;

  private static Path jar() throws IOException {
    try (Stream<Path> built = Files.list(Jupyter.ROOT.resolve("target"))) {
      return built
          .filter(file -> file.getFileName().toString().matches("lectern-.*\\.jar"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow(() -> new AssertionError("no small jar in target"));
    }
  }

  private Command.Outcome run(String command, Object... options) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Object[] words =
        Stream.concat(
                Stream.of(java, "-jar", jar(), command, "--prefix", folder.resolve("prefix")),
                Stream.of(options))
            .toArray();
    return Command.in(folder, words)
        .with("JUPYTER_PATH", folder.resolve("prefix/share/jupyter"))
        .run(Jupyter.LOGS.resolve("small-jar-" + command + ".log"), Duration.ofMinutes(3));
  }

  private String runCells() throws IOException {
    Path script = Path.of("src/test/python/small_jar.py").toAbsolutePath();
    return Command.in(
            folder, Jupyter.python(), "-B", script, Jupyter.LOGS.resolve("small-jar-kernel.log"))
        .with("JUPYTER_PATH", folder.resolve("prefix/share/jupyter"))
        .run(Jupyter.LOGS.resolve("small-jar-cells.log"), Duration.ofMinutes(3))
        .said();
  }

  @Test
  void the_jar_installs_a_kernel_that_trains_grades_and_removes_it() throws IOException {
    Command.Outcome install = run("install", "--offline", "--course", folder.resolve("course"));
    assertThat(install.status()).as(install.said()).isZero();
    assertThat(install.said())
        .contains("Installed the kernel \"Java (Lectern)\" in " + folder)
        .doesNotContain("slowly")
        .doesNotContain("JUPYTER_PATH");
    assertThat(folder.resolve("course/04-fashion-mnist.ipynb"))
        .hasSameTextualContentAs(Jupyter.ROOT.resolve("notebooks/04-fashion-mnist.ipynb"));

    assertThat(runCells()).isEqualTo("[\"2\", \"[loss, accuracy]\"]\n");

    new StudentFolder(folder.resolve("answers"), EXERCISE).solutions("ada.ipynb", Map.of());
    Path points = folder.resolve("points.csv");
    Command.Outcome grade =
        run("grade", "answers", "--csv", points, "--store", folder.resolve("store"));
    assertThat(grade.status()).as(grade.said()).isZero();
    assertThat(grade.said()).contains("1 of 1: ada.ipynb: 12 of 12 passed");
    assertThat(points).content().contains("ada,ada.ipynb," + EXERCISE);

    Command.Outcome doctor = run("doctor");
    assertThat(doctor.status()).as(doctor.said()).isZero();
    assertThat(doctor.said())
        .contains("all with the expected SHA-256")
        .contains("finds the kernel");

    Command.Outcome uninstall = run("uninstall");
    assertThat(uninstall.status()).as(uninstall.said()).isZero();
    assertThat(folder.resolve("prefix")).doesNotExist();
    assertThat(folder.resolve("course")).doesNotExist();
  }

  /** Unpacks the wheel as pip does, checks every file against RECORD, and returns its folder. */
  private Path unpack(Path wheel) throws IOException, NoSuchAlgorithmException {
    try (ZipFile content = new ZipFile(wheel.toFile())) {
      List<String> checked = new ArrayList<>();
      for (ZipEntry entry : Collections.list(content.entries())) {
        byte[] bytes = content.getInputStream(entry).readAllBytes();
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        checked.add(
            entry.getName().endsWith("/RECORD")
                ? entry.getName() + ",,"
                : entry.getName()
                    + ",sha256="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(hash)
                    + ","
                    + bytes.length);
      }
      Path info = Path.of(checked.get(checked.size() - 1).replace(",,", ""));
      assertThat(Files.readAllLines(folder.resolve(info))).isEqualTo(checked);
      return folder.resolve(info).getParent();
    }
  }

  @Test
  void the_wheel_runs_the_jar() throws Exception {
    Path script = Path.of("scripts/python/build_wheel.py").toAbsolutePath();
    Command.Outcome built =
        Command.in(folder, Jupyter.python(), "-B", script, jar(), folder.resolve("wheels"))
            .run(Jupyter.LOGS.resolve("wheel.log"), Duration.ofMinutes(1));
    assertThat(built.status()).as(built.said()).isZero();
    Path info = unpack(Path.of(built.said().strip()));
    assertThat(info.resolve("entry_points.txt"))
        .content()
        .contains("lectern = lectern.__main__:main");

    Command.Outcome version =
        Command.in(folder, Jupyter.python(), "-B", "-m", "lectern", "--version")
            .with("JAVA_HOME", System.getProperty("java.home"))
            .run(Jupyter.LOGS.resolve("wheel-version.log"), Duration.ofMinutes(1));
    assertThat(version.said()).startsWith("Lectern ");
    assertThat(version.status()).isZero();
  }

  @Test
  void the_jar_is_small_and_its_main_class_loads_on_java_8() throws IOException {
    assertThat(Files.size(jar())).isLessThan(MAX_BYTES);
    try (JarFile content = new JarFile(jar().toFile())) {
      String main = content.getManifest().getMainAttributes().getValue("Main-Class");
      try (DataInputStream bytes =
          new DataInputStream(
              content.getInputStream(content.getEntry(main.replace('.', '/') + ".class")))) {
        assertThat(bytes.readInt()).isEqualTo(0xCAFEBABE);
        bytes.readUnsignedShort();
        assertThat(bytes.readUnsignedShort()).isEqualTo(JAVA_8);
      }
    }
  }
}
