package io.github.lectern.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.install.CdsArchive;
import io.github.lectern.jupyter.install.JvmFlags;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CdsArchiveTest {
  @TempDir private Path folder;
  private Path jar;
  private CdsArchive archive;

  /** As in the distribution: jars only, side by side. No archive can be made of anything else. */
  @BeforeEach
  void pack() throws IOException {
    List<String> names = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (entry.endsWith(".jar")) {
        names.add(path.getFileName().toString());
        Files.createSymbolicLink(folder.resolve(path.getFileName()), path);
      } else if (Files.isDirectory(path)) {
        String name = "lectern-" + path.getFileName() + ".jar";
        names.add(name);
        jarOf(path, new Manifest(), folder.resolve(name));
      }
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
    jar = folder.resolve("lectern-kernel.jar");
    jarOf(Files.createDirectory(folder.resolve("nothing")), manifest, jar);
    archive = new CdsArchive(folder.resolve(CdsArchive.NAME), jar);
  }

  @AfterEach
  void unlink() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private static void jarOf(Path classes, Manifest manifest, Path jar) throws IOException {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          out.putNextEntry(new JarEntry(name));
          out.write(Files.readAllBytes(file));
        }
      }
    }
  }

  /** What a kernel with this archive says, and how many classes it took from the archive. */
  private record Start(String said, long fromArchive) {}

  private Start start() throws IOException, InterruptedException {
    Path log = folder.resolve("loaded.log");
    List<String> command = new ArrayList<>();
    command.addAll(
        JvmFlags.command(jar.toString(), folder.resolve(CdsArchive.NAME).toString()).stream()
            .map(word -> word.equals("{connection_file}") ? "--version" : word)
            .collect(Collectors.toList()));
    command.add(1, "-Xlog:class+load:file=" + log);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return new Start(said, lectern(log));
  }

  private static long lectern(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" io.github.lectern.") && line.contains("shared objects"))
        .count();
  }

  @Test
  void the_archive_stays_current_if_a_copy_of_the_jars_keeps_only_seconds() throws Exception {
    Instant packed = Instant.parse("2026-12-01T08:00:00.987654Z");
    Files.setLastModifiedTime(jar, FileTime.from(packed));
    archive.create();
    Files.setLastModifiedTime(jar, FileTime.from(packed.truncatedTo(ChronoUnit.SECONDS)));
    assertThat(archive.isCurrent()).isTrue();
    assertThat(start().fromArchive()).isPositive();
  }

  @Test
  void the_kernel_loads_classes_from_the_archive_until_a_jar_changes() throws Exception {
    assertThat(start().fromArchive()).isZero();
    archive.create();
    assertThat(archive.isCurrent()).isTrue();
    Start warm = start();
    assertThat(warm.fromArchive()).isPositive();

    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(archive.isCurrent()).isFalse();
    Start stale = start();
    assertThat(stale.fromArchive()).isZero();
    assertThat(stale.said()).isEqualTo(warm.said());

    archive.refresh();
    assertThat(archive.isCurrent()).isTrue();
    assertThat(start().fromArchive()).isPositive();
  }

  @Test
  void a_file_that_is_not_an_archive_is_ignored_silently() throws Exception {
    Files.writeString(folder.resolve(CdsArchive.NAME), "not an archive");
    assertThat(start().said()).startsWith("Lectern ").hasLineCount(1);
    assertThat(archive.isCurrent()).isFalse();
  }

  @Test
  void a_failed_training_run_leaves_no_files() throws Exception {
    Files.writeString(jar, "not a jar");
    archive.refresh();
    assertThat(archive.isCurrent()).isFalse();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".archive-") || name.startsWith(CdsArchive.NAME));
    }
  }
}
