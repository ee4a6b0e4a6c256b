package zmq;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import zmq.util.Errno;

/**
 * Wakes the thread that owns a mailbox, by a byte in a pipe; what JeroMQ 0.6.0 has under this name,
 * but that a signal is counted before its byte is written.
 *
 * <p>JeroMQ counts it afterwards. The write wakes the reader, which on a busy processor takes the
 * place of the writer at once, sees nothing counted, polls again, and finds the byte still there:
 * so it goes on until its time slice ends, which takes milliseconds for each message.
 */
final class Signaler implements Closeable {
  private static final long PAUSE_NANOS = 10_000;

  private final Ctx context;
  private final int id;
  private final Errno errno;
  private final Pipe.SourceChannel source;
  private final Pipe.SinkChannel sink;
  private final Selector selector;
  private final AtomicLong sent = new AtomicLong();
  // Made now: a full heap must not stop a signal that has been counted.
  private final ByteBuffer written = ByteBuffer.allocateDirect(1);
  private final ByteBuffer read = ByteBuffer.allocateDirect(1);
  private long received;

  Signaler(Ctx context, int id, Errno errno) {
    this.context = context;
    this.id = id;
    this.errno = errno;
    try {
      Pipe pipe = Pipe.open();
      this.source = pipe.source();
      this.sink = pipe.sink();
      source.configureBlocking(false);
      sink.configureBlocking(false);
      this.selector = context.createSelector();
      source.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      throw new ZError.IOException(e);
    }
  }

  /** The channel that can be read when a signal has been sent. */
  SelectableChannel getFd() {
    return source;
  }

  /** Sends a signal; may be called on any thread. */
  synchronized void send() {
    // An interrupted thread would close the channel.
    boolean interrupted = Thread.interrupted();
    sent.incrementAndGet();
    try {
      written.clear();
      while (written.hasRemaining()) {
        if (sink.write(written) == 0) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    } catch (IOException e) {
      sent.decrementAndGet();
      throw new ZError.IOException(e);
    } finally {
      restore(interrupted);
    }
  }

  /**
   * Waits for a signal; used on the owner's thread only.
   *
   * @param timeout in milliseconds; 0 looks only, and a negative one waits without end
   * @return whether there is one; if not, errno tells why
   */
  boolean waitEvent(long timeout) {
    if (Thread.interrupted()) {
      return none(ZError.EINTR);
    }
    if (received < sent.get()) {
      return true;
    }
    if (timeout == 0) {
      return none(ZError.EAGAIN);
    }
    try {
      int ready = timeout < 0 ? selector.select(0) : selector.select(timeout);
      selector.selectedKeys().clear();
      if (Thread.interrupted() || (ready == 0 && timeout < 0)) {
        return none(ZError.EINTR);
      }
      return ready > 0 || none(ZError.EAGAIN);
    } catch (ClosedSelectorException e) {
      return none(ZError.EINTR);
    } catch (IOException e) {
      return none(ZError.exccode(e));
    }
  }

  private boolean none(int why) {
    errno.set(why);
    return false;
  }

  /** Takes a signal, of which there is one; used on the owner's thread only. */
  void recv() {
    boolean interrupted = Thread.interrupted();
    try {
      read.clear();
      int count = source.read(read);
      while (count == 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
        count = source.read(read);
      }
      if (count < 0) {
        throw new ClosedChannelException();
      }
      received++;
    } catch (ClosedChannelException e) {
      none(ZError.EINTR);
    } catch (IOException e) {
      throw new ZError.IOException(e);
    } finally {
      restore(interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      context.closeSelector(selector);
      sink.close();
      source.close();
    } finally {
      restore(interrupted);
    }
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "Signaler[" + id + "]";
  }
}
