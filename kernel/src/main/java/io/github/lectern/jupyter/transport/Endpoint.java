package io.github.lectern.jupyter.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel's five sockets.
 *
 * <p>Two threads own them, since a socket belongs to one thread: one waits for requests, sends
 * replies and echoes heartbeats ({@link RequestLoop}), the other publishes. Everything that leaves
 * passes one queue, so that order is kept, and so that a caller that is interrupted half-way cannot
 * close a channel: no other thread touches a socket.
 */
public final class Endpoint implements AutoCloseable {
  private static final int LINGER_MS = 1000;
  private static final int PUBLISH_QUEUE_LIMIT = 100_000;

  private final ZContext context = new ZContext();
  private final Wire wire;
  private final ZMQ.Socket iopub;
  private final RequestLoop requests;
  private final BlockingQueue<Runnable> outbox = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean open = true;

  private Endpoint(Connection connection) throws IOException, GeneralSecurityException {
    context.setLinger(LINGER_MS);
    this.wire = new Wire(connection);
    this.iopub = context.createSocket(SocketType.PUB);
    iopub.setSndHWM(PUBLISH_QUEUE_LIMIT);
    iopub.bind(connection.address(connection.ports().iopub()));
    this.requests = new RequestLoop(context, connection, wire);
  }

  /**
   * Binds the sockets.
   *
   * @throws IOException if an address cannot be bound or the signature scheme is unknown
   */
  public static Endpoint bind(Connection connection) throws IOException {
    try {
      return new Endpoint(connection);
    } catch (ZMQException | GeneralSecurityException e) {
      throw new IOException("cannot listen on " + connection + ": " + e.getMessage(), e);
    }
  }

  /** Begins to receive. */
  public void start(Receiver receiver) {
    requests.start(receiver);
    Thread sender = new Thread(this::sendAll, "lectern-sender");
    sender.setDaemon(true);
    sender.start();
  }

  /** Sends a reply or a request for input. */
  public void send(Channel channel, Message message) {
    outbox.add(() -> requests.send(channel, wire.encode(message)));
  }

  /** Publishes to every front end. */
  public void publish(Message message) {
    outbox.add(() -> sendFrames(iopub, wire.encode(message)));
  }

  /** Sends what is queued and closes the sockets; waits for at most two lingers. */
  @Override
  public void close() {
    outbox.add(() -> open = false);
    try {
      closed.await(2L * LINGER_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll() {
    try {
      while (open) {
        outbox.take().run();
      }
      requests.finish();
      iopub.close();
      context.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed.countDown();
    }
  }

  static void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size() - 1; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(frames.size() - 1));
  }
}
