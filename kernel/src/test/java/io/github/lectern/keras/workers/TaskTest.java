package io.github.lectern.keras.workers;

import static io.github.lectern.keras.workers.Loops.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskTest {
  private final CountDownLatch bothTaken = new CountDownLatch(2);
  private final CountDownLatch firstFailed = new CountDownLatch(1);

  @Test
  void the_first_of_two_failures_is_rethrown_and_the_second_is_suppressed() throws Exception {
    ArithmeticException first = new ArithmeticException("first");
    IllegalStateException second = new IllegalStateException("second");

    assertThatThrownBy(twoFailures(first, second)::rethrow).isSameAs(first);
    assertThat(first.getSuppressed()).containsExactly(second);
  }

  @Test
  void the_same_exception_in_two_parts_is_rethrown_once() throws Exception {
    ArithmeticException same = new ArithmeticException("in both parts");

    assertThatThrownBy(twoFailures(same, same)::rethrow).isSameAs(same);
    assertThat(same.getSuppressed()).isEmpty();
  }

  /** Runs a task of two parts; the worker fails after the calling thread has failed. */
  private Task twoFailures(RuntimeException first, RuntimeException second) throws Exception {
    Task task = new Task(2, 1, (from, to) -> fail(from == 0 ? first : second, from == 0));
    Thread worker = new Thread(task::runFromBack);
    worker.start();
    task.runFromFront();
    firstFailed.countDown();
    worker.join();
    assertThat(task.isDone()).isTrue();
    return task;
  }

  private void fail(RuntimeException failure, boolean isFirst) {
    bothTaken.countDown();
    await(isFirst ? bothTaken : firstFailed);
    throw failure;
  }
}
