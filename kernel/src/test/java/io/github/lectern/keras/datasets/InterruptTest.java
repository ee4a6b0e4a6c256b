package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterruptTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 4000);
  private static final byte[] GZIP = TINY.gzip();
  private static final int HALF = GZIP.length / 2;

  /**
   * A limit in milliseconds. Every timeout here is longer, so if a wait ends within this limit, the
   * interrupt ended it.
   */
  private static final long PROMPT = 3000;

  @TempDir Path directory;

  @Test
  void an_interrupt_ends_a_download_that_hangs_and_the_next_one_goes_on() throws Exception {
    Downloads downloads = Downloads.patient(directory);
    try (MirrorServer server =
        new MirrorServer(MirrorServer.stallsAfter(HALF, GZIP), MirrorServer.good(GZIP))) {
      Path part = directory.resolve("pictures.gz.port" + server.port() + ".part");

      CancellationException end =
          interruptedWhen(() -> sizeOf(part) == HALF, downloads.sources(server));

      assertThat(end)
          .hasMessage("Fashion-MNIST: interrupted; load the data again to resume the download");
      assertThat(downloads.names()).containsExactly(part.getFileName().toString());

      List<VerifiedFile> found = downloads.sources(server).findAll(List.of(TINY.file()));

      assertThat(found.get(0).where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly("all", "bytes=" + HALF + "-");
      assertThat(downloads.names()).containsExactly("pictures");
    }
  }

  @Test
  void an_interrupt_ends_the_wait_for_an_answer() throws Exception {
    Downloads downloads = Downloads.patient(directory);
    try (MirrorServer server = new MirrorServer(MirrorServer.silent())) {
      interruptedWhen(() -> !server.ranges().isEmpty(), downloads.sources(server));

      assertThat(downloads.names()).isEmpty();
    }
  }

  @Test
  void an_interrupted_thread_does_not_begin_to_read() throws Exception {
    Files.write(directory.resolve("pictures"), TINY.raw());
    Sources sources = new Sources(List.of(Directory.named("LECTERN_DATA", directory)), text -> {});
    Thread.currentThread().interrupt();

    try {
      assertThatThrownBy(() -> sources.findAll(List.of(TINY.file())))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static CancellationException interruptedWhen(BooleanSupplier moment, Sources sources)
      throws InterruptedException {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread loading = new Thread(() -> sources.findAll(List.of(TINY.file())));
    loading.setUncaughtExceptionHandler((thread, failure) -> end.set(failure));
    loading.start();
    Eventually.holds(moment);

    loading.interrupt();
    loading.join(PROMPT);

    assertThat(loading.isAlive()).isFalse();
    assertThat(end.get()).isInstanceOf(CancellationException.class);
    return (CancellationException) end.get();
  }

  private static long sizeOf(Path path) {
    try {
      return Files.exists(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
