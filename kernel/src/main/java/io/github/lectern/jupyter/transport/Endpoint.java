package io.github.lectern.jupyter.transport;

import static java.util.logging.Level.SEVERE;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The kernel's side of the connection to its front ends.
 *
 * <p>One thread owns the sockets ({@link SocketLoop}). Everything that leaves passes one queue, so
 * that order is kept, and another thread, which writes it as JSON and signs it.
 */
public final class Endpoint implements Outlet, AutoCloseable {
  private static final Log LOG = new Log(Endpoint.class);
  private static final long CLOSING_MS = 2000;
  private static final int OUTBOX_LIMIT = 64;
  private static final long WAITING_LIMIT = 16L << 20;

  private final VitalWork vital;
  private final Wire wire;
  private final SocketLoop loop;
  private final BlockingQueue<Runnable> outbox = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean open = true;

  private Endpoint(Connection connection, Session session, VitalWork vital)
      throws IOException, GeneralSecurityException {
    this.vital = vital;
    this.wire = new Wire(connection);
    this.loop = new SocketLoop(connection, wire, session, vital);
  }

  /**
   * Binds the sockets.
   *
   * @param vital starts the threads that receive and send
   * @throws IOException if an address cannot be bound or the signature scheme is unknown
   */
  public static Endpoint bind(Connection connection, Session session, VitalWork vital)
      throws IOException {
    try {
      return new Endpoint(connection, session, vital);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot sign messages: " + e.getMessage(), e);
    }
  }

  /** Begins to receive; heartbeats are echoed while the health is good. */
  public void start(Receiver receiver, Health health) {
    loop.start(receiver, health);
    vital.start("lectern-sender", this::sendAll);
  }

  @Override
  public void send(Channel channel, Message message) {
    outbox.add(() -> loop.send(channel, wire.encode(message)));
  }

  @Override
  public void publish(Message message) {
    outbox.add(() -> loop.publish(wire.encode(message)));
  }

  /** Whether so much waits to be published that who makes more of it should wait too. */
  public boolean isCongested() {
    return outbox.size() > OUTBOX_LIMIT || loop.waitingBytes() > WAITING_LIMIT;
  }

  /** Sends what is queued and closes the sockets; waits for at most two seconds. */
  @Override
  public void close() {
    outbox.add(() -> open = false);
    try {
      closed.await(CLOSING_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll() {
    VitalWork.Work<InterruptedException> next = () -> sendOne(outbox.take());
    try {
      while (open) {
        vital.insist(next);
      }
      loop.finish();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody may interrupt the sender", e);
    } finally {
      closed.countDown();
    }
  }

  /** A message that cannot be written as JSON must not take those behind it along. */
  private void sendOne(Runnable sending) {
    try {
      vital.insist(sending::run);
    } catch (RuntimeException | Error e) {
      LOG.log(SEVERE, "a message could not be sent", e);
    }
  }
}
