package io.github.lectern.jupyter.transport;

import static java.util.logging.Level.SEVERE;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Connects the kernel to its front ends.
 *
 * <p>One thread owns the sockets ({@link SocketLoop}). Another thread takes outgoing messages from
 * a single queue, so that they stay in order, and encodes and signs them.
 */
public final class Endpoint implements MessageSink, AutoCloseable {
  private static final Log LOG = new Log(Endpoint.class);
  private static final long CLOSE_TIMEOUT_MS = 2000;
  private static final int OUTBOX_LIMIT = 64;
  private static final long QUEUED_BYTES_LIMIT = 16L << 20;

  private final CriticalThreads criticalThreads;
  private final MessageCodec codec;
  private final SocketLoop loop;
  private final BlockingQueue<Runnable> outbox = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean open = true;

  private Endpoint(Connection connection, MessageFactory messages, CriticalThreads criticalThreads)
      throws IOException, GeneralSecurityException {
    this.criticalThreads = criticalThreads;
    this.codec = new MessageCodec(connection);
    this.loop = new SocketLoop(connection, codec, messages, criticalThreads);
  }

  /**
   * Binds the sockets.
   *
   * @param criticalThreads starts the threads that receive and send
   * @throws IOException if an address cannot be bound or the signature scheme is unknown
   */
  public static Endpoint bind(
      Connection connection, MessageFactory messages, CriticalThreads criticalThreads)
      throws IOException {
    try {
      return new Endpoint(connection, messages, criticalThreads);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot sign messages: " + e.getMessage(), e);
    }
  }

  /** Starts receiving and sending; heartbeats are echoed only while the kernel is alive. */
  public void start(MessageHandler receiver, Liveness liveness) {
    loop.start(receiver, liveness);
    criticalThreads.start("lectern-sender", this::sendAll);
  }

  @Override
  public void send(Channel channel, Message message) {
    outbox.add(() -> loop.send(channel, codec.encode(message)));
  }

  @Override
  public void publish(Message message) {
    outbox.add(() -> loop.publish(codec.encode(message)));
  }

  /** Returns whether threads that print must wait because too much output is queued. */
  public boolean isCongested() {
    return outbox.size() > OUTBOX_LIMIT || loop.queuedBytes() > QUEUED_BYTES_LIMIT;
  }

  /** Sends queued messages and closes the sockets; waits at most two seconds. */
  @Override
  public void close() {
    outbox.add(() -> open = false);
    try {
      closed.await(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll() {
    CriticalThreads.Work<InterruptedException> next = () -> sendOne(outbox.take());
    try {
      while (open) {
        criticalThreads.retryOnOutOfMemory(next);
      }
      loop.finish();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the sender's thread was interrupted unexpectedly", e);
    } finally {
      closed.countDown();
    }
  }

  /** Sends a message; if it cannot be encoded, it is dropped and the reason is logged. */
  private void sendOne(Runnable sending) {
    try {
      criticalThreads.retryOnOutOfMemory(sending::run);
    } catch (RuntimeException | Error e) {
      LOG.log(SEVERE, "a message could not be sent", e);
    }
  }
}
