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
   * A website that serves the files, compressed with gzip.
   *
   * @param id a short name, which becomes part of the names of partial files
   * @param base the address of the directory that contains the files, with a slash at the end
   */
  record Mirror(String id, URI base) {
    URI address(DataFile file) {
      return base.resolve(file.gzipName());
    }
  }

  /**
   * The timeouts and retries of a download.
   *
   * @param connect the time to wait for a connection
   * @param stall the time to wait for the next bytes
   * @param tries the number of failed attempts after which the download fails; the count restarts
   *     at 1 if a failed attempt received new bytes
   * @param pause the delay after the first failed attempt; the delay after n failed attempts is n
   *     times as long
   */
  record RetryPolicy(Duration connect, Duration stall, int tries, Duration pause) {
    static final RetryPolicy USUAL =
        new RetryPolicy(Duration.ofSeconds(15), Duration.ofSeconds(30), 3, Duration.ofSeconds(1));
  }

  /** Chooses the proxy when a download starts. */
  interface ProxyChoice {
    ProxySelector choose() throws SourceException;
  }

  /** An upper limit on the bytes that gzip adds to a file that it cannot compress. */
  private static final int GZIP_OVERHEAD = 1 << 16;

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
          new HttpDownload(client, policy.stall(), (long) file.size() + GZIP_OVERHEAD, line);
      return new Attempts(mirror.address(file), cache.part(file, mirror.id()), policy, line)
          .download(file, transfer);
    }
  }

  /**
   * Attempts to download one file from one address. Each attempt resumes where the previous one
   * ended. The download fails after too many attempts that received no new bytes.
   */
  private static final class Attempts {
    private final URI address;
    private final Path part;
    private final RetryPolicy policy;
    private final DownloadProgress line;
    private long largestSize;
    private int failures; // restarts at 1 if an attempt received new bytes

    Attempts(URI address, Path part, RetryPolicy policy, DownloadProgress line) {
      this.address = address;
      this.part = part;
      this.policy = policy;
      this.line = line;
    }

    byte[] download(DataFile file, HttpDownload transfer)
        throws SourceException, IOException, InterruptedException {
      largestSize = size();
      while (true) {
        boolean resumed = size() > 0;
        try {
          transfer.run(address, part);
          return DatasetReader.read(part, file);
        } catch (TransferException e) {
          afterTransferFailure(e);
        } catch (SourceException e) {
          afterBadContent(e, resumed);
        }
        Thread.sleep(policy.pause().multipliedBy(failures).toMillis());
      }
    }

    private void afterTransferFailure(TransferException problem)
        throws SourceException, IOException {
      failures = size() > largestSize ? 1 : failures + 1;
      largestSize = Math.max(largestSize, size());
      if (!problem.isRetryable() || failures >= policy.tries()) {
        throw SourceException.wrong(problem.getMessage());
      }
      line.show(problem.getMessage() + "; retrying");
    }

    /**
     * Discards the partial file. If the download was resumed, the file on the server may have
     * changed since the first part was downloaded, so the next attempt starts from the beginning.
     */
    private void afterBadContent(SourceException problem, boolean resumed)
        throws SourceException, IOException {
      Files.delete(part);
      failures++;
      if (!resumed || failures >= policy.tries()) {
        throw problem;
      }
      line.show(problem.getMessage() + "; starting over");
    }

    private long size() throws IOException {
      return Files.exists(part) ? Files.size(part) : 0;
    }
  }
}
