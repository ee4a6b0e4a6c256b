package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptTest {
  private static final CellRunner CELLS = new CellRunner();
  private static final String BEGIN = "io.github.lectern.jupyter.eval.CellSignal.begin();";

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "while (true) { try { Thread.sleep(50); } catch (InterruptedException e) {} }",
        "while (true) { try { while (true) {} } catch (Throwable e) {} }",
        "java.util.stream.IntStream.iterate(0, i -> i + 1).forEach(i -> {});",
        "Thread.sleep(60_000);",
        "Object lock = new Object(); synchronized (lock) { lock.wait(); }",
        "int go(int n) { try { return go(n + 1); } catch (Throwable e) { return go(n); } }\ngo(0)"
      })
  void an_endless_cell_stops(String code) throws Exception {
    CompletableFuture<CellFailure> cell = start(BEGIN, code);
    long start = System.nanoTime();
    CELLS.interrupt();

    assertThat(cell.get(60, TimeUnit.SECONDS).name()).isEqualTo("Interrupted");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void a_deep_recursion_stops_soon() throws Exception {
    CELLS.run("int dive(int n) { return dive(n + 1); }");
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      var cell = start(BEGIN, "while (true) { try { dive(0); } catch (StackOverflowError e) {} }");
      long start = System.nanoTime();
      CELLS.interrupt();
      assertThat(cell.get(60, TimeUnit.SECONDS).name()).isEqualTo("Interrupted");
      times.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
    Collections.sort(times);
    assertThat(times.get(2)).as("median of %s ms", times).isLessThan(200);
  }

  @Test
  void the_next_cell_runs_and_variables_are_kept() throws Exception {
    CELLS.run("int kept = 42;");
    an_endless_cell_stops("while (true) {}");
    assertThat(CELLS.value("kept")).isEqualTo(42);
  }

  @Test
  void an_interrupt_while_nothing_runs_has_no_effect_on_the_next_cell() throws CellFailure {
    CELLS.interrupt();
    assertThat(CELLS.value("1 + 1")).isEqualTo(2);
  }

  @Test
  void an_interrupt_between_cells_says_how_many_threads_it_stops() throws Exception {
    CELLS.interrupt();
    CELLS.run("Runnable loop = () -> { " + BEGIN + " while (true) {} };");
    CELLS.notices();

    startLoops(1);
    CELLS.interrupt();
    startLoops(2);
    CELLS.interrupt();

    assertThat(CELLS.notices())
        .containsExactly(
            "Stopped 1 thread that earlier cells had left running.",
            "Stopped 2 threads that earlier cells had left running.");
  }

  @Test
  void an_interrupt_between_cells_stops_a_thread_that_is_deep_in_a_recursion() throws Exception {
    CELLS.interrupt();
    CELLS.run(
        "int sink(int n) { if (n == 5000) { " + BEGIN + " while (true) {} } return sink(n + 1); }");
    CELLS.notices();
    CellSignal.BEGUN.drainPermits();
    CELLS.run("new Thread(() -> sink(0)).start();");
    assertThat(CellSignal.BEGUN.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    CELLS.interrupt();
    assertThat(CELLS.notices())
        .containsExactly("Stopped 1 thread that earlier cells had left running.");
  }

  private static void startLoops(int count) throws Exception {
    CellSignal.BEGUN.drainPermits();
    for (int i = 0; i < count; i++) {
      CELLS.run("new Thread(loop).start();");
    }
    assertThat(CellSignal.BEGUN.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_report_names_the_line_that_was_running() throws Exception {
    // The loop itself gives the signal, so that no line has to be compiled after it.
    CompletableFuture<CellFailure> cell =
        start("int i = 0;", "while (true) {", "  if (i++ == 0) " + BEGIN, "}");
    CELLS.interrupt();

    String report = String.join("\n", cell.get(60, TimeUnit.SECONDS).report());
    assertThat(report).contains("Interrupted: the cell was stopped").containsPattern("line [23]:");
  }

  /** Starts a cell in another thread and waits until it has signalled. */
  private static CompletableFuture<CellFailure> start(String... lines) throws InterruptedException {
    CellSignal.BEGUN.drainPermits();
    CompletableFuture<CellFailure> cell = CompletableFuture.supplyAsync(() -> CELLS.failure(lines));
    assertThat(CellSignal.BEGUN.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    // The line after the signal has to be compiled first.
    Thread.sleep(300);
    return cell;
  }
}
