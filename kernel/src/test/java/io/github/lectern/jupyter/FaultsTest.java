package io.github.lectern.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.AllTests;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is thrown in the kernel's own code, wherever in a cell's life, the next cell is answered
 * and nothing that was declared is lost. One point in six is tried; with {@code
 * -Dlectern.tests=all}, every point, and with {@code -Dlectern.faults=all}, every point in each
 * cell, the first and the last time that it is reached.
 */
@Tag("slow")
class FaultsTest {
  private static final boolean ALL = "all".equals(System.getProperty("lectern.faults"));
  private static final int EVERY = AllTests.requested() ? 1 : 6;
  private static final String RESET = "%reset";

  /** JShell compiles more slowly with each cell, so a new session begins after so many points. */
  private static final int SESSION = 40;

  private static final String DECLARATIONS =
      "class Ed { int x = 2; }\nint kept = 42;\nint dep = 7 + 0 * new Ed().x;\nEd ed = new Ed();";
  private static final String EDIT = "class Ed { int x = 2; int y# = 3; }\n";
  private static final String PROBE =
      EDIT + "ed = new Ed();\n(1 + 1) + \" \" + kept + \" \" + dep + \" \" + ed.x";

  private static final String GOOD = "[ok] 2 42 7 2";

  /** Cells that pass through all of the kernel; # becomes a new number each time. */
  private static final List<String> CELLS =
      List.of(
          "int a = 1;\nint b = a + 1;\nb * 2",
          EDIT + "int c = new Ed().y#;",
          "%who\n%help who\nint d = new int[0][1];",
          "int wrong = \"text\";",
          "new Object() { public String toString() { throw new IllegalStateException(\"mine\"); }"
              + " }",
          "import java.util.zip.*;\nint e() { return f(); }\nint f() { return 1; }\ne()",
          "undefined + 1",
          "class Own extends Exception { }\nthrow new Own();",
          RESET);

  private static final List<Supplier<Throwable>> THROWN =
      List.of(
          () -> new IllegalStateException("a fault"),
          () -> new AssertionError("a fault"),
          StackOverflowError::new,
          OutOfMemoryError::new,
          ThreadDeath::new,
          () -> new NoClassDefFoundError("a fault"));

  private Thread thread;
  private final ExecutorService shell =
      Executors.newSingleThreadExecutor(
          task -> {
            this.thread = new Thread(task, "lectern-cell");
            return this.thread;
          });
  private final List<String> failures = new ArrayList<>();
  private final List<String> escaped = new ArrayList<>();
  private Function<String, Runnable> kernel;
  private Supplier<String> outcome;
  private boolean fired;
  private int number;

  @AfterEach
  void end() {
    shell.shutdownNow();
  }

  private String run(String cell) throws Exception {
    return run(cell, Faults::record);
  }

  /**
   * Runs a cell after something else, and returns the statuses of its replies and what it shows.
   */
  private String run(String cell, Runnable first) throws Exception {
    number++;
    Runnable work = kernel.apply(cell.replace("#", Integer.toString(number)));
    onShell(
        () -> {
          first.run();
          try {
            work.run();
          } catch (Throwable e) {
            escaped.add(e.toString()); // the queue of cells goes on in the same way
          } finally {
            fired = Faults.end();
          }
          return "";
        });
    return outcome.get();
  }

  private <T> T onShell(Callable<T> work) throws Exception {
    try {
      return shell.submit(work).get(90, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("not answered", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within 90 s; " + trace(), e);
    }
  }

  private String trace() {
    return Arrays.stream(thread.getStackTrace())
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  ", "the cells' thread:\n  ", "\n"));
  }

  @SuppressWarnings("unchecked")
  private void start() throws Exception {
    Constructor<?> made =
        new FaultLoader().loadClass(KernelInProcess.class.getName()).getDeclaredConstructor();
    made.setAccessible(true);
    Object fresh = onShell(made::newInstance);
    kernel = (Function<String, Runnable>) fresh;
    outcome = (Supplier<String>) fresh;
    run(DECLARATIONS);
    assertThat(run(PROBE)).isEqualTo(GOOD);
  }

  @Test
  void the_next_cell_is_answered_whatever_is_thrown() throws Exception {
    start();
    Set<String> tried = new HashSet<>();
    int count = 0;
    for (String cell : CELLS) {
      for (Map.Entry<String, Integer> point : points(cell).entrySet()) {
        boolean fresh = tried.add(point.getKey()) && tried.size() % EVERY == 0;
        for (int nth : ALL ? Set.of(1, point.getValue()) : fresh ? Set.of(1) : Set.<Integer>of()) {
          if (++count % SESSION == 0) {
            start();
          }
          attempt(cell, point.getKey(), nth, THROWN.get(count % THROWN.size()));
        }
      }
    }
    assertThat(failures).as("beside %s", escaped).isEmpty();
    assertThat(tried).hasSizeGreaterThan(200);
  }

  private Map<String, Integer> points(String cell) throws Exception {
    run(cell);
    Map<String, Integer> reached = Faults.reached();
    if (cell.equals(RESET)) {
      run(DECLARATIONS);
    }
    return reached;
  }

  private void attempt(String cell, String point, int nth, Supplier<Throwable> thrown)
      throws Exception {
    String answer = run(cell, () -> Faults.arm(point, nth, thrown));
    boolean hit = fired;
    if (cell.equals(RESET)) {
      run(RESET);
      run(DECLARATIONS);
    }
    String probe = run(PROBE);
    boolean answered = answer.matches("(?s)\\[(ok|error)\\].*") || point.startsWith("ReplyScope.");
    if (!probe.equals(GOOD) || !answered) {
      String cause = thrown.get().getClass().getSimpleName() + (hit ? "" : " (not thrown)");
      failures.add(
          String.join(
              " | ", cause, point + " #" + nth, cell.lines().findFirst().get(), answer, probe));
      start();
    }
  }
}
