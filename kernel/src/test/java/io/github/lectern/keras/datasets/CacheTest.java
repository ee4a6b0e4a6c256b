package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 20);
  private static final byte[] BAD = TinyFile.withFlippedBit(TINY.raw(), 99);

  @TempDir Path home;
  private Path directory;
  private Cache cache;

  @BeforeEach
  void open() {
    directory = home.resolve("deep/fashion-mnist");
    cache = new Cache(directory, new CacheLock(text -> {}));
  }

  @Test
  void an_empty_cache_is_left_alone() {
    SourceException problem =
        catchThrowableOfType(SourceException.class, () -> cache.find(TINY.file()));

    assertThat(problem.kind()).isEqualTo(SourceException.Kind.ABSENT);
    assertThat(problem).hasMessage("does not contain pictures yet");
    assertThat(directory).doesNotExist();
  }

  @Test
  void what_is_stored_is_found_again() throws Exception {
    VerifiedFile stored = cache.findOrStore(TINY.file(), TINY::raw);

    assertThat(stored.where())
        .isEqualTo(directory.resolve("pictures"))
        .hasBinaryContent(TINY.raw());
    assertThat(cache.find(TINY.file()).where()).isEqualTo(stored.where());
    assertThat(names()).containsExactly(".lock", "pictures");
  }

  @Test
  void what_is_there_is_not_fetched() throws Exception {
    cache.findOrStore(TINY.file(), TINY::raw);

    VerifiedFile found =
        cache.findOrStore(
            TINY.file(),
            () -> {
              throw new AssertionError("fetched although it is there");
            });

    assertThat(found.where()).isEqualTo(directory.resolve("pictures"));
  }

  @Test
  void a_bad_file_is_set_aside_and_not_used() throws Exception {
    put("pictures", BAD);

    assertThatThrownBy(() -> cache.find(TINY.file()))
        .isInstanceOf(SourceException.class)
        .hasMessageMatching("pictures: damaged: .*; renamed to pictures\\.bad-\\d{8}-\\d{6}");

    assertThat(names()).hasSize(2).contains(".lock");
    assertThat(only("pictures.bad-")).hasBinaryContent(BAD);
  }

  @Test
  void a_bad_file_is_fetched_again() throws Exception {
    put("pictures", BAD);

    VerifiedFile found = cache.findOrStore(TINY.file(), TINY::raw);

    assertThat(found.where()).hasBinaryContent(TINY.raw());
    assertThat(only("pictures.bad-")).hasBinaryContent(BAD);
  }

  @Test
  void a_file_that_is_mended_while_this_thread_waits_for_the_lock_is_not_set_aside()
      throws Exception {
    put("pictures", BAD);
    FutureTask<VerifiedFile> finding = new FutureTask<>(() -> cache.find(TINY.file()));
    Thread finder = new Thread(finding);

    new CacheLock(text -> {})
        .during(
            directory,
            () -> {
              finder.start();
              Eventually.holds(() -> finder.getState() == Thread.State.WAITING);
              return Files.write(directory.resolve("pictures"), TINY.raw());
            });

    assertThat(finding.get().where()).hasBinaryContent(TINY.raw());
    assertThat(names()).containsExactly(".lock", "pictures");
  }

  @Test
  void only_the_last_bad_file_is_kept() throws Exception {
    put("pictures.bad-20200101-000000", new byte[1]);
    put("pictures", BAD);

    cache.findOrStore(TINY.file(), TINY::raw);

    assertThat(only("pictures.bad-")).hasBinaryContent(BAD);
  }

  @Test
  void what_a_killed_process_left_is_cleared_away() throws Exception {
    put("pictures.tmp", new byte[100]);
    put("pictures.gz.keras.part", new byte[100]);

    cache.findOrStore(TINY.file(), TINY::raw);

    assertThat(names()).containsExactly(".lock", "pictures");
  }

  @Test
  void a_failed_fetch_leaves_no_file() {
    assertThatThrownBy(
            () ->
                cache.findOrStore(
                    TINY.file(),
                    () -> {
                      throw SourceException.wrong("no network");
                    }))
        .hasMessage("no network");

    assertThat(names()).containsExactly(".lock");
  }

  @Test
  void a_home_that_is_no_directory_is_named() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    Cache inFile = new Cache(file.resolve("fashion-mnist"), new CacheLock(text -> {}));

    assertThatThrownBy(() -> inFile.findOrStore(TINY.file(), TINY::raw))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(file.toString());
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve(name), bytes);
  }

  private Path only(String prefix) {
    List<String> found = names().stream().filter(name -> name.startsWith(prefix)).toList();
    assertThat(found).hasSize(1);
    return directory.resolve(found.get(0));
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
