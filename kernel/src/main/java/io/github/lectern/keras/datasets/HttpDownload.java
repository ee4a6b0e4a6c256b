package io.github.lectern.keras.datasets;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Downloads a file, or the rest of a partial file, with one HTTP request. */
final class HttpDownload {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final HttpClient client;
  private final Duration timeout;
  private final long limit;
  private final DownloadProgress line;

  /**
   * Creates a download.
   *
   * @param client the HTTP client
   * @param timeout the time to wait for the response and for each piece of its body
   * @param limit the size in bytes above which the download stops, even if the server sends more
   * @param line shows the progress
   */
  HttpDownload(HttpClient client, Duration timeout, long limit, DownloadProgress line) {
    this.client = client;
    this.timeout = timeout;
    this.limit = limit;
    this.line = line;
  }

  /**
   * Downloads everything that is missing from the partial file. Returns when the server has sent
   * its last byte or the limit is reached.
   *
   * @throws TransferException if the network or the server fails; unless the server sent a wrong
   *     range, the partial file is kept so that another attempt can resume it
   * @throws IOException if the file cannot be read or written
   */
  void run(URI address, Path part) throws TransferException, IOException, InterruptedException {
    RegularFile.requireIfPresent(part);
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpResponse<Body> answer = answer(request(address, have));
    try (Body body = answer.body()) {
      switch (answer.statusCode()) {
        case OK -> append(body, answer, 0, part);
        case PARTIAL_CONTENT -> append(body, answer, agreedStart(answer, have, part), part);
        default -> refuse(answer.statusCode(), have);
      }
    }
  }

  private static HttpRequest request(URI address, long have) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).setHeader("User-Agent", "Lectern");
    if (have > 0) {
      request.setHeader("Range", "bytes=" + have + "-");
    }
    return request.build();
  }

  private HttpResponse<Body> answer(HttpRequest request)
      throws TransferException, InterruptedException {
    CompletableFuture<HttpResponse<Body>> answer = client.sendAsync(request, info -> new Body());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw TransferException.retryable("no response within " + TransferException.seconds(timeout));
    } catch (ExecutionException e) {
      throw TransferException.of(request.uri(), e.getCause());
    } finally {
      answer.cancel(true); // has no effect if the response has arrived
    }
  }

  /** Throws unless the status means that the partial file is already complete. */
  private static void refuse(int status, long have) throws TransferException {
    if (status != RANGE_NOT_SATISFIABLE || have == 0) {
      throw TransferException.ofStatus(status);
    }
  }

  /**
   * Returns the position of the body's first byte in the file. If the server sends a range that was
   * not requested, the partial file is deleted, so that the next attempt downloads the whole file.
   */
  private static long agreedStart(HttpResponse<?> answer, long have, Path part)
      throws TransferException, IOException {
    String range = answer.headers().firstValue("Content-Range").orElse("none");
    if (!range.startsWith("bytes " + have + "-")) {
      Files.deleteIfExists(part);
      throw TransferException.retryable(
          "expected a Content-Range that starts at byte " + have + " but got " + range);
    }
    return have;
  }

  private void append(Body body, HttpResponse<?> answer, long start, Path part)
      throws TransferException, IOException, InterruptedException {
    OptionalLong length = answer.headers().firstValueAsLong("Content-Length");
    OptionalLong total =
        length.isPresent() ? OptionalLong.of(start + length.getAsLong()) : OptionalLong.empty();
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(start).position(start);
      while (channel.position() <= limit) {
        Body.Event event = body.next(timeout);
        if (event instanceof Body.End) {
          return;
        } else if (event instanceof Body.Failure failure) {
          throw TransferException.of(answer.uri(), failure.cause());
        } else if (event instanceof Body.Piece piece) {
          write(piece.buffers(), channel);
          line.show(channel.position(), total);
        }
      }
    }
  }

  private static void write(List<ByteBuffer> buffers, FileChannel channel) throws IOException {
    for (ByteBuffer buffer : buffers) {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  /**
   * A response body that is read in pieces with a timeout. The input stream that the JDK offers for
   * a body has no timeout and ignores interrupts.
   */
  private static final class Body implements BodySubscriber<Body>, AutoCloseable {
    /** An event that the HTTP client's thread reports. */
    private sealed interface Event {}

    record Piece(List<ByteBuffer> buffers) implements Event {}

    record End() implements Event {}

    record Failure(Throwable cause) implements Event {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private volatile boolean closed;

    /**
     * Waits for the next event.
     *
     * @throws TransferException if no event arrives within the timeout
     */
    Event next(Duration timeout) throws TransferException, InterruptedException {
      Event event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw TransferException.retryable(
            "no data received for " + TransferException.seconds(timeout));
      }
      if (event instanceof Piece) {
        subscription.join().request(1);
      }
      return event;
    }

    /** Releases the connection, even if the body is not complete. */
    @Override
    public void close() {
      closed = true;
      if (subscription.isDone()) {
        subscription.join().cancel();
      }
    }

    @Override
    public CompletionStage<Body> getBody() {
      return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
      subscription.complete(newSubscription);
      if (closed) {
        newSubscription.cancel();
      } else {
        newSubscription.request(1);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      events.add(new Piece(buffers));
    }

    @Override
    public void onError(Throwable cause) {
      events.add(new Failure(cause));
    }

    @Override
    public void onComplete() {
      events.add(new End());
    }
  }
}
