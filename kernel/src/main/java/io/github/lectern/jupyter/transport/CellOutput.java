package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;
import io.github.lectern.concurrent.DaemonThreads;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Publishes the output of cells in order and in few messages.
 *
 * <p>Text is buffered for {@link #PERIOD_MS} milliseconds, for longer if the cell has already
 * printed a lot, and for less time if the buffer is full. Other output is sent at once, after the
 * buffered text. Output of threads that outlive their cell appears in the cell that ran last.
 */
public final class CellOutput implements AutoCloseable {
  static final int PERIOD_MS = 80;
  private static final int CHARACTERS_PER_PERIOD = 1 << 16;
  private static final int TEXT_LIMIT = 1 << 17;
  private static final int CONGESTION_MS = 5;

  private final Consumer<Message> publisher;
  private final BooleanSupplier congested;
  private final MessageFactory messages;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> DaemonThreads.create("lectern-output", task));
  private final Set<ShellOutput> shells = new LinkedHashSet<>();

  @SuppressWarnings("ThreadLocalUsage") // one per kernel, and there is one kernel per process
  private final ThreadLocal<ShellOutput> shell;

  /** The output of the current cell of one shell. */
  private static final class ShellOutput {
    private JsonObject parent = new JsonObject();
    private OutputBuffer buffer = new OutputBuffer();
    private int unsent;
    private Optional<ScheduledFuture<?>> scheduledFlush = Optional.empty();

    void reset() {
      scheduledFlush.ifPresent(flush -> flush.cancel(false));
      scheduledFlush = Optional.empty();
      buffer = new OutputBuffer();
      unsent = 0;
    }
  }

  /**
   * Creates the output of a kernel.
   *
   * @param publisher takes the messages; must not block
   * @param congested returns whether threads that print must wait
   */
  public CellOutput(
      Consumer<Message> publisher, BooleanSupplier congested, MessageFactory messages) {
    this.publisher = publisher;
    this.congested = congested;
    this.messages = messages;
    // Starts the thread now, since it would be mistaken for a cell's if it started during a cell.
    timer.execute(() -> {});
    ShellOutput main = new ShellOutput();
    shells.add(main);
    // A thread that a cell starts prints to the same cell.
    this.shell =
        new InheritableThreadLocal<>() {
          @Override
          protected ShellOutput initialValue() {
            return main;
          }
        };
  }

  /** Creates the output of a subshell. This thread and the threads that it starts print to it. */
  public synchronized void separate() {
    ShellOutput own = new ShellOutput();
    shell.set(own);
    shells.add(own);
  }

  /** Ends the output of a subshell; see {@link #separate}. */
  public synchronized void join() {
    flushAll();
    shells.remove(shell.get());
    shell.remove();
  }

  /** Starts the output of a new cell after sending the rest of the previous cell's output. */
  public synchronized void begin(JsonObject cellHeader) {
    flushAll();
    shell.get().parent = cellHeader;
    shell.get().reset();
  }

  /** Sends all buffered text of this thread's shell. */
  public synchronized void flushAll() {
    send(shell.get(), shell.get().buffer.last());
  }

  /** Writes text; blocks while too much output is queued. */
  public void write(StreamName stream, String text) {
    add(stream, text);
    awaitRoom();
  }

  /** Waits without holding the lock, so that other output can be sent. */
  private void awaitRoom() {
    try {
      while (congested.getAsBoolean()) {
        Thread.sleep(CONGESTION_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void add(StreamName stream, String text) {
    ShellOutput own = shell.get();
    own.buffer.write(stream, text);
    own.unsent += text.length();
    if (own.unsent > TEXT_LIMIT) {
      send(own, own.buffer.pending());
    } else if (own.scheduledFlush.isEmpty()) {
      long wait = periodMs(own.buffer.length());
      own.scheduledFlush =
          Optional.of(timer.schedule(() -> flush(own), wait, TimeUnit.MILLISECONDS));
    }
  }

  /**
   * Returns how long to buffer the text of a cell that has printed the given number of characters.
   * With each message, JupyterLab lays out the whole text of the cell again, which takes 75 ms for
   * 700,000 characters.
   */
  static long periodMs(int characters) {
    return (long) PERIOD_MS * Math.max(CHARACTERS_PER_PERIOD, characters) / CHARACTERS_PER_PERIOD;
  }

  /** Publishes output other than text, such as an image, after the buffered text. */
  public synchronized void show(IOPubMessage message) {
    ShellOutput own = shell.get();
    own.buffer.add(message);
    send(own, own.buffer.pending());
  }

  /** Publishes a message that is not output, such as the cell's source. */
  public synchronized void announce(IOPubMessage message) {
    ShellOutput own = shell.get();
    send(own, own.buffer.pending());
    publish(own, message);
  }

  /** Publishes new data for a display id. */
  public synchronized void update(String displayId, JsonObject content) {
    ShellOutput own = shell.get();
    send(own, own.buffer.pending());
    shells.forEach(each -> each.buffer.update(displayId, content));
    publish(own, new IOPubMessage("update_display_data", content));
  }

  /** Clears this cell's output, at once or when the next output arrives. */
  public synchronized void clear(JsonObject content) {
    ShellOutput own = shell.get();
    own.reset();
    publish(own, new IOPubMessage("clear_output", content));
  }

  /** Stops the thread that sends buffered text. */
  @Override
  public void close() {
    timer.shutdown();
  }

  private synchronized void flush(ShellOutput own) {
    own.scheduledFlush = Optional.empty();
    send(own, own.buffer.pending());
  }

  private void send(ShellOutput from, List<IOPubMessage> sent) {
    sent.forEach(message -> publish(from, message));
    from.unsent = 0;
  }

  private void publish(ShellOutput from, IOPubMessage message) {
    publisher.accept(messages.publication(from.parent, message.type(), message.content()));
  }
}
