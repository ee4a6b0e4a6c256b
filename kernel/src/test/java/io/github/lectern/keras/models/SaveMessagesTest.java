package io.github.lectern.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.lectern.keras.layers.Dense;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the messages if a model cannot be written or read. */
@Timeout(60)
class SaveMessagesTest {
  @TempDir private Path folder;

  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Dense(2));
    net.build(3);
    return net;
  }

  @Test
  void null_and_an_empty_name_are_refused() {
    Sequential net = net();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> net.save(null))
        .withMessage("save: expected the name of a file, such as \"net.zip\", but got null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sequential.load(null))
        .withMessage("load: expected the name of a file, such as \"net.zip\", but got null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> net.save(" "))
        .withMessageEndingWith("but got a blank name");
  }

  @Test
  void a_name_that_no_file_can_have_is_refused() {
    Sequential net = net();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> net.save("a\0b"))
        .withMessageStartingWith("save: expected the name of a file but got \"a\0b\": ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sequential.load("a\0b"))
        .withMessageStartingWith("load: expected the name of a file but got \"a\0b\": ");
  }

  @Test
  void a_folder_that_is_not_there_and_a_folder_as_the_file_are_named() throws IOException {
    Path missing = folder.resolve("no/net.zip");
    assertThatThrownBy(() -> net().save(missing.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "save: cannot write "
                + missing
                + ": the folder "
                + missing.getParent()
                + " does not exist; create it first");
    Path other = Files.writeString(folder.resolve("notes"), "not a folder");
    assertThatThrownBy(() -> net().save(other.resolve("net.zip").toString()))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(": " + other + " is a file; choose a folder");
    Files.delete(other);
    assertThatThrownBy(() -> net().save(folder.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "save: expected the name of a file, but "
                + folder
                + " is a folder; add a name such as net.zip");
    assertThatThrownBy(() -> net().save("/"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/ is a folder");
    assertThatThrownBy(() -> Sequential.load(folder.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "load: expected a saved model, but "
                + folder
                + " is a folder; write one with net.save(\"net.zip\")");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_relative_name_that_is_not_there_is_named_with_the_folder() {
    assertThatThrownBy(() -> Sequential.load("never-written.zip"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "load: expected a saved model, but never-written.zip does not exist in "
                + Path.of("").toAbsolutePath()
                + "; write one with net.save(\"net.zip\")");
  }

  /** Not even the superuser can create files in these folders. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @ValueSource(strings = {"/proc/net.zip", "/sys/net.zip"})
  void a_folder_that_takes_no_files_is_refused_by_the_name_that_was_given(String file) {
    assertThatThrownBy(() -> net().save(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("save: cannot write " + file + ": ")
        .hasMessageNotContaining(".lectern-");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_folder_without_permission_is_named() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(locked), "the superuser may write anywhere");
    Path file = locked.resolve("net.zip");
    assertThatThrownBy(() -> net().save(file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "save: cannot write "
                + file
                + ": you do not have permission to write into its folder; choose another one");
  }

  /**
   * A name may be as long as the file system allows, although a temporary file is written first.
   */
  @Test
  void a_long_name_is_written() throws IOException {
    Path file = folder.resolve("n".repeat(250) + ".zip");
    net().save(file.toString());
    assertThat(Sequential.load(file.toString()).countParams()).isEqualTo(8);
    Path longer = folder.resolve("n".repeat(260) + ".zip");
    assertThatThrownBy(() -> net().save(longer.toString()))
        .isInstanceOf(IOException.class)
        .hasMessage("save: cannot write " + longer + ": File name too long");
    assertThat(names(folder)).containsExactly(file.getFileName().toString());
  }

  /** Limits the file size in a child process to 51,200 bytes, which fails like a full disk. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void an_earlier_file_is_kept_when_the_disk_is_full() throws Exception {
    Path file = folder.resolve("net.zip");
    net().save(file.toString());
    byte[] before = Files.readAllBytes(file);
    Process child =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 100 && exec \"$@\"",
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Saving.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).isZero();
    assertThat(output.strip())
        .endsWith(
            "save: cannot write " + file + ": File too large; the existing file is unchanged");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(names(folder)).containsExactly("net.zip");
  }

  /** Saves a net of about 400 kB. */
  static final class Saving {
    private Saving() {}

    /** Prints "saved" or the message of the exception. */
    public static void main(String[] args) {
      Sequential net = new Sequential();
      net.add(new Dense(1000));
      net.build(100);
      try {
        net.save(args[0]);
        System.out.println("saved");
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Set.copyOf(files.map(path -> path.getFileName().toString()).toList());
    }
  }
}
