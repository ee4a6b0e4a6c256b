package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Anything but a regular file is refused before it is opened, because opening could block. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 20, threadMode = SEPARATE_THREAD)
class RegularFileTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 20);

  @TempDir Path folder;

  @Test
  void a_fifo_as_data_is_refused() throws Exception {
    makeFifo(folder.resolve("pictures"));

    assertThatThrownBy(() -> named(folder).find(TINY.file()))
        .isInstanceOf(SourceException.class)
        .hasMessage("pictures: expected a regular file but got a pipe, a socket or a device");
  }

  @Test
  void a_directory_as_data_is_refused() throws Exception {
    Files.createDirectory(folder.resolve("pictures.gz"));

    assertThatThrownBy(() -> named(folder).find(TINY.file()))
        .isInstanceOf(SourceException.class)
        .hasMessage("pictures.gz: expected a regular file but got a directory");
  }

  @Test
  void a_link_to_a_device_as_data_is_refused() throws Exception {
    Files.createSymbolicLink(folder.resolve("pictures"), Path.of("/dev/zero"));

    assertThatThrownBy(() -> named(folder).find(TINY.file()))
        .hasMessage("pictures: expected a regular file but got a pipe, a socket or a device");
  }

  @Test
  void a_socket_as_data_is_refused() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(folder.resolve("pictures")));

      assertThatThrownBy(() -> named(folder).find(TINY.file()))
          .hasMessage("pictures: expected a regular file but got a pipe, a socket or a device");
    }
  }

  @Test
  void a_link_to_a_regular_file_is_read() throws Exception {
    Path file = Files.write(folder.resolve("elsewhere"), TINY.raw());
    Files.createSymbolicLink(folder.resolve("pictures"), file);

    assertThat(named(folder).find(TINY.file()).where()).isEqualTo(folder.resolve("pictures"));
  }

  @Test
  void a_file_or_a_fifo_in_the_place_of_the_directory_is_called_so() throws Exception {
    Path file = Files.write(folder.resolve("file"), TINY.raw());
    Path fifo = makeFifo(folder.resolve("fifo"));

    assertThatThrownBy(() -> named(file).find(TINY.file())).hasMessage("is not a directory");
    assertThatThrownBy(() -> named(fifo).find(TINY.file())).hasMessage("is not a directory");
  }

  @Test
  void a_fifo_in_the_cache_is_set_aside_and_the_data_are_fetched() throws Exception {
    makeFifo(folder.resolve("pictures"));

    assertThat(cache().findOrStore(TINY.file(), TINY::raw).where()).hasBinaryContent(TINY.raw());
  }

  @Test
  void a_fifo_in_the_place_of_the_caches_lock_is_refused() throws Exception {
    Path lock = makeFifo(folder.resolve(".lock"));

    assertThatThrownBy(() -> cache().findOrStore(TINY.file(), TINY::raw))
        .isInstanceOf(SourceException.class)
        .hasMessage(lock + ": expected a regular file but got a pipe, a socket or a device");
  }

  @Test
  void a_fifo_in_the_place_of_a_temporary_file_is_replaced() throws Exception {
    makeFifo(folder.resolve("pictures.tmp"));

    AtomicFile.write(folder.resolve("pictures"), TINY.raw());

    assertThat(folder.resolve("pictures")).hasBinaryContent(TINY.raw());
  }

  @Test
  void a_fifo_in_the_place_of_a_part_of_a_download_is_refused() throws Exception {
    Path part = makeFifo(folder.resolve("pictures.gz.one.part"));

    try (MirrorServer server = new MirrorServer(MirrorServer.good(TINY.gzip()))) {
      assertThatThrownBy(() -> Downloads.patient(folder).from(server).find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessage(part + ": expected a regular file but got a pipe, a socket or a device");
    }
  }

  private static Directory named(Path directory) {
    return Directory.named("LECTERN_DATA", directory);
  }

  private Cache cache() {
    return new Cache(folder, new CacheLock(text -> {}));
  }

  private static Path makeFifo(Path path) throws IOException, InterruptedException {
    Process mkfifo = new ProcessBuilder("mkfifo", path.toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    return path;
  }
}
