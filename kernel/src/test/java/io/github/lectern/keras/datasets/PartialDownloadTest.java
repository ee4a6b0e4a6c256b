package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests what happens to the part of a file that an earlier download left behind. */
@Tag("slow")
@Timeout(60)
class PartialDownloadTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 4000);
  private static final byte[] GZIP = TINY.gzip();
  private static final int HALF = GZIP.length / 2;
  private static final String REST = "bytes=" + HALF + "-";

  @TempDir Path directory;
  private Downloads downloads;

  @BeforeEach
  void begin() {
    downloads = Downloads.patient(directory);
  }

  @Test
  void a_part_from_an_earlier_day_is_completed() throws Exception {
    Files.write(directory.resolve("pictures.gz.one.part"), Arrays.copyOf(GZIP, HALF));
    try (MirrorServer server = new MirrorServer(MirrorServer.good(GZIP))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly(REST);
      assertThat(downloads.names()).containsExactly("pictures");
    }
  }

  @Test
  void a_complete_part_needs_nothing_more() throws Exception {
    Files.write(directory.resolve("pictures.gz.one.part"), GZIP);
    try (MirrorServer server = new MirrorServer(MirrorServer.good(GZIP))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly("bytes=" + GZIP.length + "-");
    }
  }

  @Test
  void a_part_of_something_else_is_thrown_away_and_fetched_whole() throws Exception {
    Files.write(directory.resolve("pictures.gz.one.part"), new byte[HALF]);
    try (MirrorServer server = new MirrorServer(MirrorServer.good(GZIP))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly(REST, "all");
    }
  }

  @Test
  void a_range_that_was_not_asked_for_is_not_pasted_in() throws Exception {
    Files.write(directory.resolve("pictures.gz.one.part"), Arrays.copyOf(GZIP, HALF));
    try (MirrorServer server =
        new MirrorServer(MirrorServer.wrongRange(GZIP), MirrorServer.good(GZIP))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly(REST, "all");
    }
  }
}
