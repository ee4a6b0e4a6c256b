package io.github.lectern.jupyter.transport;

import com.google.gson.JsonObject;
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
 * Publishes what cells write, in few messages and in order.
 *
 * <p>Text waits for {@link #PERIOD_MS}, longer below much text; anything else is sent at once,
 * after the text before it. What threads write after their cell has ended goes to the cell that ran
 * last.
 */
public final class CellOutput implements AutoCloseable {
  static final int PERIOD_MS = 80;
  private static final int CHARACTERS_A_PERIOD = 1 << 16;
  private static final int TEXT_LIMIT = 1 << 17;
  private static final int CONGESTION_MS = 5;

  private final Consumer<Message> publisher;
  private final BooleanSupplier congested;
  private final Session session;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(CellOutput::timerThread);
  private final Set<Page> pages = new LinkedHashSet<>();

  @SuppressWarnings("ThreadLocalUsage") // as many as kernels: one a process
  private final ThreadLocal<Page> page;

  /** Where the text of the cells of one shell goes. */
  private static final class Page {
    private JsonObject parent = new JsonObject();
    private Transcript transcript = new Transcript();
    private int unsent;
    private Optional<ScheduledFuture<?>> planned = Optional.empty();

    /** Nothing was written yet. */
    void startOver() {
      planned.ifPresent(flush -> flush.cancel(false));
      planned = Optional.empty();
      transcript = new Transcript();
      unsent = 0;
    }
  }

  /**
   * Publishes through the given consumer, which must not block; who writes text waits while it is
   * congested.
   */
  public CellOutput(Consumer<Message> publisher, BooleanSupplier congested, Session session) {
    this.publisher = publisher;
    this.congested = congested;
    this.session = session;
    // Begun by the first cell that prints, its thread would be one of the cells'.
    timer.execute(() -> {});
    Page main = new Page();
    pages.add(main);
    // A thread that a cell starts writes where the cell does.
    this.page =
        new InheritableThreadLocal<>() {
          @Override
          protected Page initialValue() {
            return main;
          }
        };
  }

  /** From now on this thread, and those that it starts, write to cells of their own. */
  public synchronized void separate() {
    Page own = new Page();
    page.set(own);
    pages.add(own);
  }

  /** Ends what {@link #separate} began. */
  public synchronized void join() {
    flushAll();
    pages.remove(page.get());
    page.remove();
  }

  /** Begins the output of a new cell; what the last one left is sent first. */
  public synchronized void begin(JsonObject cellHeader) {
    flushAll();
    page.get().parent = cellHeader;
    page.get().startOver();
  }

  /** Sends everything that was written so far. */
  public synchronized void flushAll() {
    send(page.get(), page.get().transcript.last());
  }

  /** Writes text. */
  public void write(StreamName stream, String text) {
    add(stream, text);
    awaitFlow();
  }

  /** Without the lock: the front ends must be served meanwhile. */
  private void awaitFlow() {
    try {
      while (congested.getAsBoolean()) {
        Thread.sleep(CONGESTION_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void add(StreamName stream, String text) {
    Page own = page.get();
    own.transcript.write(stream, text);
    own.unsent += text.length();
    if (own.unsent > TEXT_LIMIT) {
      send(own, own.transcript.pending());
    } else if (own.planned.isEmpty()) {
      long wait = periodMs(own.transcript.length());
      own.planned = Optional.of(timer.schedule(() -> flush(own), wait, TimeUnit.MILLISECONDS));
    }
  }

  /**
   * How long text waits below so many characters: JupyterLab lays all of a cell's text out again
   * with each message, 75 ms for 700,000 characters, and would do nothing else.
   */
  static long periodMs(int characters) {
    return (long) PERIOD_MS * Math.max(CHARACTERS_A_PERIOD, characters) / CHARACTERS_A_PERIOD;
  }

  /** Publishes something else of this cell, such as a picture, after the text before it. */
  public synchronized void show(Publication publication) {
    Page own = page.get();
    own.transcript.add(publication);
    send(own, own.transcript.pending());
  }

  /** Publishes something that is no output of the cell, such as its source. */
  public synchronized void announce(Publication publication) {
    Page own = page.get();
    send(own, own.transcript.pending());
    publish(own, publication);
  }

  /** Publishes new data for what was shown under a display id. */
  public synchronized void update(String displayId, JsonObject content) {
    Page own = page.get();
    send(own, own.transcript.pending());
    pages.forEach(each -> each.transcript.update(displayId, content));
    publish(own, new Publication("update_display_data", content));
  }

  /** Removes this cell's output, at once or when the next output comes. */
  public synchronized void clear(JsonObject content) {
    Page own = page.get();
    own.startOver();
    publish(own, new Publication("clear_output", content));
  }

  /** Ends the thread that publishes text in time. */
  @Override
  public void close() {
    timer.shutdown();
  }

  private synchronized void flush(Page own) {
    own.planned = Optional.empty();
    send(own, own.transcript.pending());
  }

  private void send(Page from, List<Publication> publications) {
    publications.forEach(publication -> publish(from, publication));
    from.unsent = 0;
  }

  private void publish(Page from, Publication publication) {
    publisher.accept(session.publication(from.parent, publication.type(), publication.content()));
  }

  private static Thread timerThread(Runnable task) {
    Thread thread = new Thread(task, "lectern-output");
    thread.setDaemon(true);
    return thread;
  }
}
