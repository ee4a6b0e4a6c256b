package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.datasets.RetryingDownload.Mirror;
import io.github.lectern.keras.datasets.RetryingDownload.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ProxyTest {
  private static final TinyFile TINY = TinyFile.of("pictures", 20);

  @TempDir Path directory;

  @Test
  void a_download_goes_through_the_proxy_of_the_environment() throws Exception {
    Mirror unreachable = new Mirror("one", URI.create("http://mirror.invalid/"));
    Cache cache = new Cache(directory, new CacheLock(text -> {}));
    RetryPolicy patience =
        new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, Duration.ZERO);
    try (MirrorServer proxy = new MirrorServer(MirrorServer.good(TINY.gzip()))) {
      Map<String, String> variables = Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
      Settings settings = new Settings(name -> null, variables::get);

      VerifiedFile found =
          new RetryingDownload(unreachable, cache, settings::proxy, patience, text -> {})
              .find(TINY.file());

      assertThat(found.where()).hasBinaryContent(TINY.raw());
      assertThat(proxy.ranges()).containsExactly("all");
    }
  }
}
