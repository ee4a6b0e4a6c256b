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

/** One request, which brings what a part file still lacks. */
final class HttpDownload {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final HttpClient client;
  private final Duration patience;
  private final long limit;
  private final DownloadProgress line;

  /** Reads no further than the limit, whatever the server sends. */
  HttpDownload(HttpClient client, Duration patience, long limit, DownloadProgress line) {
    this.client = client;
    this.patience = patience;
    this.limit = limit;
    this.line = line;
  }

  /**
   * Returns when the server has sent its last byte.
   *
   * @throws TransferException if the network or the server is at fault; the part stays
   * @throws IOException if the disk is at fault
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
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw TransferException.retryable("no answer within " + TransferException.seconds(patience));
    } catch (ExecutionException e) {
      throw TransferException.of(request.uri(), e.getCause());
    } finally {
      answer.cancel(true); // Without effect on one that has come.
    }
  }

  /** That nothing comes after what is here already is no refusal. */
  private static void refuse(int status, long have) throws TransferException {
    if (status != RANGE_NOT_SATISFIABLE || have == 0) {
      throw TransferException.ofStatus(status);
    }
  }

  /**
   * Returns a server that sends another part than the one asked for is asked for everything next
   * time.
   */
  private static long agreedStart(HttpResponse<?> answer, long have, Path part)
      throws TransferException, IOException {
    String range = answer.headers().firstValue("Content-Range").orElse("none");
    if (!range.startsWith("bytes " + have + "-")) {
      Files.deleteIfExists(part);
      throw TransferException.retryable(
          "sent the range " + range + " where byte " + have + " is next");
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
        Body.Event event = body.next(patience);
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
   * The body of an answer, handed piece by piece to the thread that asks for it. The JDK's own
   * stream of a body has no time-out and does not end with an interrupt.
   */
  private static final class Body implements BodySubscriber<Body>, AutoCloseable {
    /** An event of the HTTP client's thread. */
    private sealed interface Event {}

    record Piece(List<ByteBuffer> buffers) implements Event {}

    record End() implements Event {}

    record Failure(Throwable cause) implements Event {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private volatile boolean closed;

    /**
     * Waits for the next event, at most so long.
     *
     * @throws TransferException if none comes
     */
    Event next(Duration patience) throws TransferException, InterruptedException {
      Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw TransferException.retryable(
            "nothing came for " + TransferException.seconds(patience));
      }
      if (event instanceof Piece) {
        subscription.join().request(1);
      }
      return event;
    }

    /** Lets go of the connection, wherever the body is. */
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
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
      if (closed) {
        given.cancel();
      } else {
        given.request(1);
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
