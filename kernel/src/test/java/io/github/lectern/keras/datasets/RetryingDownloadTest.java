package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(60)
class RetryingDownloadTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 4000);
  private static final byte[] GZIP = TINY.gzip();
  private static final int HALF = GZIP.length / 2;
  private static final String REST = "bytes=" + HALF + "-";

  private static final Duration SHORT = Duration.ofMillis(400);

  /** A policy for servers that answer the second request correctly, even on a busy machine. */
  private static final Duration LONGER = Duration.ofSeconds(2);

  @TempDir Path directory;
  private Downloads downloads;

  @BeforeEach
  void begin() {
    downloads = Downloads.patient(directory);
  }

  @Test
  void a_file_is_fetched_unpacked_and_kept() throws Exception {
    try (MirrorServer server = new MirrorServer(MirrorServer.good(GZIP))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).isEqualTo(directory.resolve("pictures"));
      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(downloads.names()).containsExactly("pictures");
      assertThat(server.ranges()).containsExactly("all");
    }
  }

  @Test
  void progress_is_one_line_written_in_place() throws Exception {
    try (MirrorServer server = new MirrorServer(MirrorServer.good(GZIP))) {
      downloads.from(server).find(TINY.file());
    }

    assertThat(downloads.shown())
        .matches("(\rDownloading pictures\\.gz: \\d+\\.\\d of 60\\.\\d kB \\(\\d+ %\\))+\n")
        .endsWith(" (100 %)\n");
  }

  @Test
  void a_connection_that_breaks_is_taken_up_where_it_broke() throws Exception {
    try (MirrorServer server =
        new MirrorServer(MirrorServer.cutAfter(HALF, GZIP), MirrorServer.good(GZIP))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly("all", REST);
    }
  }

  @Test
  void a_server_that_knows_no_ranges_starts_over() throws Exception {
    try (MirrorServer server =
        new MirrorServer(MirrorServer.cutAfter(HALF, GZIP), MirrorServer.deafToRanges(GZIP))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly("all", REST);
    }
  }

  @Test
  void a_server_that_always_breaks_at_the_same_byte_is_given_up() {
    try (MirrorServer server = new MirrorServer(MirrorServer.cutAfter(HALF, GZIP))) {
      assertThatThrownBy(() -> downloads.from(server).find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("connection lost (");

      assertThat(server.ranges()).containsExactly("all", REST, REST);
      assertThat(downloads.shown()).contains("retrying");
    }
  }

  @Test
  void a_connection_that_breaks_often_but_brings_something_each_time_gets_there() throws Exception {
    int fifth = GZIP.length / 5;
    MirrorServer.Behaviour cut = MirrorServer.goodFor(fifth, GZIP);
    try (MirrorServer server = new MirrorServer(cut)) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).hasSize(6).startsWith("all", "bytes=" + fifth + "-");
    }
  }

  @Test
  void a_server_that_stalls_is_left_after_the_patience() {
    try (MirrorServer server = new MirrorServer(MirrorServer.stallsAfter(HALF, GZIP))) {
      RetryingDownload download = Downloads.waiting(SHORT, directory).from(server);
      long start = System.nanoTime();

      assertThatThrownBy(() -> download.find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessage("no data received for 0.4 s");

      // three attempts; the limit is generous because the machine may be busy
      assertThat((System.nanoTime() - start) / 1e9).isBetween(1.2, 10.0);
    }
  }

  @Test
  void a_server_that_never_answers_is_left_after_the_patience() {
    try (MirrorServer server = new MirrorServer(MirrorServer.silent())) {
      RetryingDownload download = Downloads.waiting(SHORT, directory).from(server);

      assertThatThrownBy(() -> download.find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessage("no response within 0.4 s");

      assertThat(downloads.names()).isEmpty();
    }
  }

  @Test
  void a_stall_is_taken_up_too() throws Exception {
    try (MirrorServer server =
        new MirrorServer(MirrorServer.stallsAfter(HALF, GZIP), MirrorServer.good(GZIP))) {
      VerifiedFile found = Downloads.waiting(LONGER, directory).from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(server.ranges()).containsExactly("all", REST);
    }
  }

  @Test
  void a_file_that_is_truncated_on_the_server_is_refused() {
    byte[] truncated = Arrays.copyOf(GZIP, HALF);
    try (MirrorServer server = new MirrorServer(MirrorServer.good(truncated))) {
      assertThatThrownBy(() -> downloads.from(server).find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessage("the gzip data is truncated");

      assertThat(server.ranges()).hasSize(1);
      assertThat(downloads.names()).isEmpty();
    }
  }

  @Test
  void a_file_with_a_flipped_bit_is_refused() {
    byte[] flipped = TinyFile.gzip(TinyFile.withFlippedBit(TINY.raw(), 5000));
    try (MirrorServer server = new MirrorServer(MirrorServer.good(flipped))) {
      assertThatThrownBy(() -> downloads.from(server).find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("damaged: expected SHA-256");

      assertThat(server.ranges()).hasSize(1);
      assertThat(downloads.names()).isEmpty();
    }
  }

  @Test
  void a_page_instead_of_the_file_is_refused() {
    try (MirrorServer server = new MirrorServer(MirrorServer.page(200))) {
      assertThatThrownBy(() -> downloads.from(server).find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessage(
              "expected data but got an HTML or XML page, perhaps the login page of a network");

      assertThat(downloads.names()).isEmpty();
    }
  }

  @Test
  void an_answer_without_end_is_not_read_to_the_end() {
    try (MirrorServer server = new MirrorServer(MirrorServer.endless())) {
      assertThatThrownBy(() -> downloads.from(server).find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessage("expected 60,016 bytes but got more");

      assertThat(downloads.names()).isEmpty();
    }
  }

  @Test
  void a_missing_file_is_not_asked_for_again() {
    try (MirrorServer server = new MirrorServer(MirrorServer.page(404))) {
      assertThatThrownBy(() -> downloads.from(server).find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessage("the server answered with HTTP status 404");

      assertThat(server.ranges()).hasSize(1);
    }
  }

  @Test
  void a_server_in_trouble_is_asked_again() throws Exception {
    try (MirrorServer server =
        new MirrorServer(MirrorServer.page(503), MirrorServer.page(429), MirrorServer.good(GZIP))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
    }
  }

  @Test
  void a_redirection_is_followed() throws Exception {
    try (MirrorServer target = new MirrorServer(MirrorServer.good(GZIP));
        MirrorServer server =
            new MirrorServer(MirrorServer.movedTo(target.mirror("t").address(TINY.file())))) {
      VerifiedFile found = downloads.from(server).find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
    }
  }

  @Test
  void a_refused_connection_is_not_tried_again() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Mirror nobody = new Mirror("nobody", URI.create("http://127.0.0.1:" + port + "/"));

    assertThatThrownBy(() -> downloads.from(nobody).find(TINY.file()))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("cannot connect (");
    assertThat(downloads.shown()).isEmpty();
  }

  @Test
  void a_server_without_a_certificate_is_no_secure_connection() throws Exception {
    SSLContext withoutKeys = SSLContext.getInstance("TLS");
    withoutKeys.init(null, null, null);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer server = HttpsServer.create(anyPort, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(withoutKeys));
    server.start();
    try {
      URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");

      assertThatThrownBy(() -> downloads.from(new Mirror("tls", address)).find(TINY.file()))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("cannot connect securely (");
    } finally {
      server.stop(0);
    }
  }
}
