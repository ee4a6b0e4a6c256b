package io.github.lectern.keras.datasets;

import io.github.lectern.keras.session.ProgressSink;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;

/** Fetches files from one mirror into the cache. */
final class Download implements Source {
  /** Says which proxy to use, at the time when one is needed. */
  interface ProxyChoice {
    ProxySelector choose() throws SourceProblem;
  }

  /** What packing may add to a file at most, generously. */
  private static final int PACKING = 1 << 16;

  private final Mirror mirror;
  private final Cache cache;
  private final ProxyChoice proxy;
  private final Patience patience;
  private final ProgressSink sink;

  Download(Mirror mirror, Cache cache, ProxyChoice proxy, Patience patience, ProgressSink sink) {
    this.mirror = mirror;
    this.cache = cache;
    this.proxy = proxy;
    this.patience = patience;
    this.sink = sink;
  }

  @Override
  public String name() {
    return "download from " + mirror.base();
  }

  @Override
  public Found find(DataFile file) throws SourceProblem, InterruptedException {
    return cache.findOrStore(file, () -> fetch(file));
  }

  private byte[] fetch(DataFile file) throws SourceProblem, IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.connect())
            .proxy(proxy.choose())
            .build();
    try (ProgressLine line = new ProgressLine(sink, "Downloading " + file.gzipName())) {
      Transfer transfer =
          new Transfer(client, patience.stall(), (long) file.size() + PACKING, line);
      return new Attempts(mirror.address(file), cache.part(file, mirror.id()), patience, line)
          .bring(file, transfer);
    }
  }
}
