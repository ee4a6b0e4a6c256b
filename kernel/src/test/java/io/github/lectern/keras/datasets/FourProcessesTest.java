package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FourProcessesTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 100_000);

  @TempDir Path directory;

  @Test
  void four_processes_on_an_empty_cache_download_once_and_all_find_the_file() throws Exception {
    List<ChildJvm> children = new ArrayList<>();
    try (MirrorServer server = new MirrorServer(MirrorServer.slow(TINY.gzip()))) {
      for (int i = 0; i < 4; i++) {
        children.add(FetchingChild.start(List.of(), directory.toString(), server, TINY));
      }
      for (ChildJvm child : children) {
        int status = child.await();

        assertThat(child.output()).endsWith("Found " + directory.resolve("pictures") + "\n");
        assertThat(status).isZero();
      }
      assertThat(server.ranges()).containsExactly("all");
      assertThat(directory.resolve("pictures")).hasBinaryContent(TINY.raw());
      assertThat(Downloads.patient(directory).names()).containsExactly("pictures");
    } finally {
      for (ChildJvm child : children) {
        child.close();
      }
    }
  }
}
