package io.github.lectern.keras.datasets;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, handed piece by piece to the thread that asks for it. The JDK's own stream
 * of a body has no time-out and does not end with an interrupt.
 */
final class Body implements BodySubscriber<Body>, AutoCloseable {
  /** What the HTTP client's thread has to say. */
  sealed interface Event {}

  record Piece(List<ByteBuffer> buffers) implements Event {}

  record End() implements Event {}

  record Failure(Throwable cause) implements Event {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private volatile boolean closed;

  /**
   * Waits for the next event, at most so long.
   *
   * @throws TransferProblem if none comes
   */
  Event next(Duration patience) throws TransferProblem, InterruptedException {
    Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (event == null) {
      throw NetworkWords.passing("nothing came for " + NetworkWords.seconds(patience));
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
