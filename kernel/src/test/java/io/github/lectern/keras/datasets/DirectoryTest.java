package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 20);

  @TempDir Path path;
  private Directory directory;

  @BeforeEach
  void name() {
    directory = Directory.named("LECTERN_DATA", path);
  }

  @Test
  void a_packed_file_is_found() throws Exception {
    Path packed = Files.write(path.resolve("pictures.gz"), TINY.gzip());

    assertThat(directory.find(TINY.file()).where()).isEqualTo(packed);
  }

  @Test
  void an_unpacked_file_comes_first() throws Exception {
    Files.write(path.resolve("pictures.gz"), TINY.gzip());
    Path plain = Files.write(path.resolve("pictures"), TINY.raw());

    assertThat(directory.find(TINY.file()).where()).isEqualTo(plain);
  }

  @Test
  void a_bad_file_is_reported_and_passed_over_for_the_other_form() throws Exception {
    Files.write(path.resolve("pictures"), new byte[3]);
    Path packed = Files.write(path.resolve("pictures.gz"), TINY.gzip());

    VerifiedFile found = directory.find(TINY.file());

    assertThat(found.where()).isEqualTo(packed);
    assertThat(found.skipped())
        .containsExactly(
            "LECTERN_DATA ("
                + path
                + "): pictures: expected 316 bytes but got 3; the file is truncated");
  }

  @Test
  void bad_files_are_reported_and_never_touched() throws Exception {
    byte[] bad = TinyFile.withFlippedBit(TINY.gzip(), 150);
    Path file = Files.write(path.resolve("pictures.gz"), bad);
    FileTime before = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, before);

    SourceException problem = problem(directory);

    assertThat(problem.kind()).isEqualTo(SourceException.Kind.WRONG);
    assertThat(problem).hasMessageStartingWith("pictures.gz: the gzip data is damaged");
    assertThat(Files.readAllBytes(file)).isEqualTo(bad);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    assertThat(path).isDirectoryNotContaining(p -> !p.equals(file));
  }

  @Test
  void a_named_directory_without_the_file_deserves_a_word() {
    SourceException problem = problem(directory);

    assertThat(problem.kind()).isEqualTo(SourceException.Kind.WRONG);
    assertThat(problem).hasMessage("contains neither pictures nor pictures.gz");
  }

  @Test
  void a_named_directory_that_does_not_exist_deserves_a_word() {
    SourceException problem = problem(Directory.named("lectern.data", path.resolve("typo")));

    assertThat(problem.kind()).isEqualTo(SourceException.Kind.WRONG);
    assertThat(problem).hasMessage("no such directory");
  }

  @Test
  void a_usual_directory_may_be_missing() {
    SourceException problem = problem(Directory.usual("Debian", path.resolve("not-installed")));

    assertThat(problem.kind()).isEqualTo(SourceException.Kind.ABSENT);
  }

  private static SourceException problem(Directory directory) {
    return catchThrowableOfType(SourceException.class, () -> directory.find(TINY.file()));
  }
}
