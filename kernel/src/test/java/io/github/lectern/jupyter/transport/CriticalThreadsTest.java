package io.github.lectern.jupyter.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CriticalThreadsTest {
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private final AtomicInteger room = new AtomicInteger();
  private final CriticalThreads criticalThreads =
      new CriticalThreads(
          (thread, e) -> lost.complete(thread.getName() + ": " + e.getMessage()),
          room::incrementAndGet);

  @Test
  void reports_a_failing_thread() throws Exception {
    criticalThreads.start(
        "lectern-test",
        () -> {
          throw new StackOverflowError("too deep");
        });
    assertThat(lost.get(20, TimeUnit.SECONDS)).isEqualTo("lectern-test: too deep");
  }

  @Test
  void retries_after_an_out_of_memory_error() {
    List<Integer> tries = new ArrayList<>();
    criticalThreads.retryOnOutOfMemory(
        () -> {
          tries.add(room.get());
          if (room.get() < 3) {
            throw new OutOfMemoryError("full");
          }
        });
    assertThat(tries).containsExactly(0, 1, 2, 3);
    assertThat(lost).isNotDone();
  }

  @Test
  void reports_memory_that_stays_exhausted() {
    assertThatThrownBy(
            () ->
                criticalThreads.retryOnOutOfMemory(
                    () -> {
                      throw new OutOfMemoryError("full");
                    },
                    TimeUnit.MILLISECONDS.toNanos(300)))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(lost).isCompletedWithValueMatching(text -> text.endsWith(": full"));
  }

  @Test
  void does_not_retry_after_other_errors() {
    assertThatThrownBy(
            () ->
                criticalThreads.retryOnOutOfMemory(
                    () -> {
                      throw new IOException("broken");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(room).hasValue(0);
  }
}
