package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs cells in this JVM without sockets and messages. */
public final class CellRunner implements AutoCloseable {
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final JavaEvaluator evaluator =
      JavaEvaluator.start(List.of(), String::valueOf, notices::add);
  private int number;

  public Optional<Object> run(String... lines) throws CellFailure {
    number++;
    return evaluator.evaluate(new Cell(number, String.join("\n", lines)));
  }

  public Object value(String... lines) throws CellFailure {
    return run(lines).orElseThrow();
  }

  public CellFailure failure(String... lines) {
    return catchThrowableOfType(CellFailure.class, () -> run(lines));
  }

  /** Returns the report of a failing cell without ANSI codes. */
  public String report(String... lines) {
    return String.join("\n", failure(lines).report()).replaceAll("\u001b\\[[;0-9]*m", "");
  }

  /** Returns and clears the notices to the student. */
  public List<String> notices() {
    List<String> all = List.copyOf(notices);
    notices.clear();
    return all;
  }

  /** Forgets all cells, variables and notices, as a restart does, but faster. */
  public void reset() {
    evaluator.reset();
    notices.clear();
    number = 0;
  }

  public void interrupt() {
    evaluator.interrupt();
  }

  public JavaEvaluator evaluator() {
    return evaluator;
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
