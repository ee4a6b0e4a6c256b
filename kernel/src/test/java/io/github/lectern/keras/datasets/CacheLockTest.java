package io.github.lectern.keras.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CacheLockTest {
  @TempDir Path directory;
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final CacheLock lock = new CacheLock(shown::add);

  @Test
  void two_threads_never_work_at_the_same_time() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    Callable<Integer> work =
        () ->
            lock.during(
                directory,
                () -> {
                  int others = inside.getAndIncrement();
                  Thread.sleep(50);
                  inside.decrementAndGet();
                  return others;
                });
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Integer> others : threads.invokeAll(List.of(work, work, work, work))) {
        assertThat(others.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void the_lock_is_free_again_after_a_failure() throws Exception {
    assertThatThrownBy(
            () ->
                lock.during(
                    directory,
                    () -> {
                      throw SourceException.wrong("failed");
                    }))
        .hasMessage("failed");

    assertThat(lock.<String>during(directory, () -> "free")).isEqualTo("free");
  }

  @Test
  void another_process_is_waited_for_and_the_wait_is_shown() throws Exception {
    try (ChildJvm holder = ChildJvm.start(LockHolder.class, directory.toString())) {
      holder.awaitOutput("locked");
      Thread waiting = new Thread(() -> run(() -> shown.add("in")));
      waiting.start();
      Eventually.holds(() -> !shown.isEmpty());
      assertThat(shown)
          .containsExactly("Waiting for another program to finish writing to " + directory + "\n");

      holder.kill();
      waiting.join();

      assertThat(shown).hasSize(2).endsWith("in");
    }
  }

  @Test
  void an_interrupt_ends_the_wait_for_another_process() throws Exception {
    try (ChildJvm holder = ChildJvm.start(LockHolder.class, directory.toString())) {
      holder.awaitOutput("locked");
      Thread waiting = new Thread(() -> run(() -> shown.add("in")));
      waiting.start();
      Eventually.holds(() -> !shown.isEmpty());

      waiting.interrupt();
      Eventually.holds(() -> shown.size() > 1);

      assertThat(shown).endsWith("interrupted");
      assertThat(holder.isAlive()).isTrue();
    }
  }

  private void run(CacheLock.Work<Boolean> work) {
    try {
      lock.during(directory, work);
    } catch (InterruptedException e) {
      shown.add("interrupted");
    } catch (SourceException e) {
      shown.add(e.getMessage());
    }
  }

  /** Acquires the lock of a directory, prints a line, and never releases the lock. */
  static final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
      new CacheLock(text -> {})
          .during(
              Path.of(arguments[0]),
              () -> {
                System.out.println("locked");
                Thread.sleep(60_000);
                return true;
              });
    }
  }
}
