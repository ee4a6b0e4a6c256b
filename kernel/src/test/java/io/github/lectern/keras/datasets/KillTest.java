package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KillTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 500_000);

  @TempDir Path directory;

  @Test
  void a_download_that_was_killed_is_taken_up_by_the_next_process() throws Exception {
    byte[] gzip = TINY.gzip();
    int half = gzip.length / 2;
    Path part = directory.resolve("pictures.gz.one.part");
    try (MirrorServer server =
        new MirrorServer(MirrorServer.stallsAfter(half, gzip), MirrorServer.good(gzip))) {
      try (ChildJvm child = FetchingChild.start(List.of(), directory.toString(), server, TINY)) {
        Eventually.holds(() -> part.toFile().length() == half);
        child.kill();
      }
      assertThat(Downloads.patient(directory).names()).containsExactly("pictures.gz.one.part");

      VerifiedFile found = Downloads.patient(directory).from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly("all", "bytes=" + half + "-");
      assertThat(Downloads.patient(directory).names()).containsExactly("pictures");
    }
  }

  /** The child writes the same file in a loop, so that the kill probably interrupts a write. */
  @RepeatedTest(3)
  void a_process_killed_in_the_middle_of_writing_leaves_a_whole_file_or_none() throws Exception {
    Path source = Files.write(directory.resolve("source"), TINY.raw());
    Path path = directory.resolve("pictures");
    Path temporary = directory.resolve("pictures.tmp");
    try (ChildJvm child = ChildJvm.start(Writer.class, source.toString(), path.toString())) {
      Eventually.holds(() -> temporary.toFile().length() > 0);
      child.kill();
    }
    if (Files.exists(path)) {
      assertThat(path).hasBinaryContent(TINY.raw());
    }

    Cache cache = new Cache(directory, new CacheLock(text -> {}));
    VerifiedFile found = cache.findOrStore(TINY.file(), TINY::raw);

    assertThat(found.where()).hasBinaryContent(TINY.raw());
  }

  /** Writes and deletes a copy of a file in an endless loop. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
      Path path = Path.of(arguments[1]);
      while (true) {
        AtomicFile.write(path, bytes);
        Files.delete(path);
      }
    }
  }
}
