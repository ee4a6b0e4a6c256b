package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] BYTES = TinyFile.of("pictures", 10_000).raw(); // more than two chunks

  @TempDir Path directory;

  @Test
  void every_byte_arrives() throws Exception {
    Path path = directory.resolve("file");

    AtomicFile.write(path, BYTES);

    assertThat(path).hasBinaryContent(BYTES);
  }

  @Test
  void an_older_file_is_replaced() throws Exception {
    Path path = Files.write(directory.resolve("file"), new byte[200_000]);

    AtomicFile.write(path, BYTES);

    assertThat(path).hasBinaryContent(BYTES);
  }

  @Test
  void an_interrupted_write_leaves_nothing() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> AtomicFile.write(directory.resolve("file"), BYTES))
          .isInstanceOf(ClosedByInterruptException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_write_that_cannot_end_leaves_no_temporary_file() throws Exception {
    Path inTheWay = Files.createDirectories(directory.resolve("file/full"));

    assertThatThrownBy(() -> AtomicFile.write(directory.resolve("file"), BYTES))
        .isInstanceOf(IOException.class);

    assertThat(inTheWay).exists();
    assertThat(directory.resolve("file.tmp")).doesNotExist();
  }
}
