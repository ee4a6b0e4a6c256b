package io.github.lectern.keras.datasets;

import io.github.lectern.keras.session.ProgressSink;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Downloads files from one mirror into the cache, with retries that resume partial files. */
final class RetryingDownload implements Source {
  /**
   * A web site that serves the files, compressed with gzip.
   *
   * @param id a short name for file names
   * @param base the address before the file's name, with the slash
   */
  record Mirror(String id, URI base) {
    URI address(DataFile file) {
      return base.resolve(file.gzipName());
    }
  }

  /**
   * The timeouts and retries of a download.
   *
   * @param connect the timeout for a connection
   * @param stall the timeout for the next bytes
   * @param tries the number of consecutive attempts without progress
   * @param pause before the second attempt; twice as long before the third, and so on
   */
  record RetryPolicy(Duration connect, Duration stall, int tries, Duration pause) {
    static final RetryPolicy USUAL =
        new RetryPolicy(Duration.ofSeconds(15), Duration.ofSeconds(30), 3, Duration.ofSeconds(1));
  }

  /** Chooses the proxy when it is first needed. */
  interface ProxyChoice {
    ProxySelector choose() throws SourceException;
  }

  /** A generous upper limit of what gzip adds to a file. */
  private static final int PACKING = 1 << 16;

  private final Mirror mirror;
  private final Cache cache;
  private final ProxyChoice proxy;
  private final RetryPolicy policy;
  private final ProgressSink sink;

  RetryingDownload(
      Mirror mirror, Cache cache, ProxyChoice proxy, RetryPolicy policy, ProgressSink sink) {
    this.mirror = mirror;
    this.cache = cache;
    this.proxy = proxy;
    this.policy = policy;
    this.sink = sink;
  }

  @Override
  public String name() {
    return "download from " + mirror.base();
  }

  @Override
  public VerifiedFile find(DataFile file) throws SourceException, InterruptedException {
    return cache.findOrStore(file, () -> fetch(file));
  }

  private byte[] fetch(DataFile file) throws SourceException, IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(policy.connect())
            .proxy(proxy.choose())
            .build();
    try (DownloadProgress line = new DownloadProgress(sink, "Downloading " + file.gzipName())) {
      HttpDownload transfer =
          new HttpDownload(client, policy.stall(), (long) file.size() + PACKING, line);
      return new Attempts(mirror.address(file), cache.part(file, mirror.id()), policy, line)
          .bring(file, transfer);
    }
  }

  /**
   * Repeated attempts to bring one file from one address, each going on where the last one ended,
   * as long as they bring something new and a little longer.
   */
  private static final class Attempts {
    private final URI address;
    private final Path part;
    private final RetryPolicy policy;
    private final DownloadProgress line;
    private long most;
    private int vain;

    Attempts(URI address, Path part, RetryPolicy policy, DownloadProgress line) {
      this.address = address;
      this.part = part;
      this.policy = policy;
      this.line = line;
    }

    byte[] bring(DataFile file, HttpDownload transfer)
        throws SourceException, IOException, InterruptedException {
      most = size();
      while (true) {
        boolean resumed = size() > 0;
        try {
          transfer.run(address, part);
          return DatasetReader.read(part, file);
        } catch (TransferException e) {
          afterBreak(e);
        } catch (SourceException e) {
          afterBadContent(e, resumed);
        }
        Thread.sleep(policy.pause().multipliedBy(vain).toMillis());
      }
    }

    private void afterBreak(TransferException problem) throws SourceException, IOException {
      vain = size() > most ? 1 : vain + 1;
      most = Math.max(most, size());
      if (!problem.isRetryable() || vain >= policy.tries()) {
        throw SourceException.wrong(problem.getMessage());
      }
      line.show(problem.getMessage() + "; trying again");
    }

    /**
     * What went on after an older part may have changed in between: that is worth a fresh start.
     */
    private void afterBadContent(SourceException problem, boolean resumed)
        throws SourceException, IOException {
      Files.delete(part);
      vain++;
      if (!resumed || vain >= policy.tries()) {
        throw problem;
      }
      line.show(problem.getMessage() + "; starting over");
    }

    private long size() throws IOException {
      return Files.exists(part) ? Files.size(part) : 0;
    }
  }
}
