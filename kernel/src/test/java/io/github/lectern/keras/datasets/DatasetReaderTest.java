package io.github.lectern.keras.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
  /** A file of 316 bytes: a header of 16 bytes and 20 pictures of 15 bytes. */
  private static final TinyFile TINY = TinyFile.of("pictures", 20);

  @TempDir Path directory;

  @Test
  void plain_bytes_are_read() throws Exception {
    assertThat(read(TINY.raw())).isEqualTo(TINY.raw());
  }

  @Test
  void packed_bytes_are_unpacked() throws Exception {
    assertThat(read(TINY.gzip())).isEqualTo(TINY.raw());
  }

  @Test
  void another_packing_of_the_same_bytes_is_as_good() throws Exception {
    byte[] withTime = TINY.gzip();
    withTime[4] = 77; // the time of compression in the header

    assertThat(read(withTime)).isEqualTo(TINY.raw());
  }

  @Test
  void truncated_plain_bytes_are_refused() {
    assertRefused(
        Arrays.copyOf(TINY.raw(), 300), "expected 316 bytes but got 300; the file is truncated");
  }

  @Test
  void truncated_packed_bytes_are_refused() {
    assertRefused(Arrays.copyOf(TINY.gzip(), 200), "the gzip data is truncated");
  }

  @Test
  void an_empty_file_is_refused() {
    assertRefused(new byte[0], "expected 316 bytes but got 0; the file is truncated");
  }

  @Test
  void a_single_byte_is_refused() {
    assertRefused(new byte[] {0x1f}, "expected 316 bytes but got 1; the file is truncated");
  }

  @Test
  void a_longer_file_is_refused() {
    assertRefused(Arrays.copyOf(TINY.raw(), 317), "expected 316 bytes but got more");
  }

  @Test
  void packed_bytes_that_grow_without_end_are_not_unpacked_further() {
    assertRefused(TinyFile.gzip(new byte[100_000]), "expected 316 bytes but got more");
  }

  @Test
  void a_flipped_bit_in_plain_bytes_is_found() {
    byte[] flipped = TinyFile.withFlippedBit(TINY.raw(), 100);
    String message =
        "damaged: expected SHA-256 %.12s... but got %.12s..."
            .formatted(TinyFile.sha256(TINY.raw()), TinyFile.sha256(flipped));

    assertRefused(flipped, message);
  }

  /** Some bits of a gzip file, such as padding and the time, do not affect the content. */
  @Test
  void a_flipped_bit_in_packed_bytes_never_changes_what_is_read() throws Exception {
    int refused = 0;
    for (int at = 0; at < TINY.gzip().length; at++) {
      try {
        byte[] flipped = TinyFile.withFlippedBit(TINY.gzip(), at);
        assertThat(read(flipped)).as("byte %d", at).isEqualTo(TINY.raw());
      } catch (SourceException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(TINY.raw().length);
  }

  @Test
  void an_html_page_is_called_so() {
    String message =
        "expected data but got an HTML or XML page, perhaps the login page of a network";

    assertRefused("\n <html>Sign in</html>".getBytes(UTF_8), message);
    assertRefused(("<html>" + "x".repeat(1000)).getBytes(UTF_8), message);
    assertRefused(TinyFile.gzip("<html></html>".getBytes(UTF_8)), message);
  }

  private void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(SourceException.class).hasMessage(message);
  }

  private byte[] read(byte[] bytes) throws IOException, SourceException {
    return DatasetReader.read(Files.write(directory.resolve("file"), bytes), TINY.file());
  }
}
