package io.github.lectern.jupyter.eval;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;

/** Runs cells in this JVM, without sockets and messages. */
final class CellRunner implements AutoCloseable {
  private final JavaEvaluator evaluator = JavaEvaluator.start(List.of(), String::valueOf);
  private int number;

  Optional<Object> run(String... lines) throws CellFailure {
    number++;
    return evaluator.evaluate(new Cell(number, String.join("\n", lines)));
  }

  Object value(String... lines) throws CellFailure {
    return run(lines).orElseThrow();
  }

  CellFailure failure(String... lines) {
    return catchThrowableOfType(CellFailure.class, () -> run(lines));
  }

  /** The report of a failing cell, without colours. */
  String report(String... lines) {
    return String.join("\n", failure(lines).report()).replaceAll("\u001b\\[[;0-9]*m", "");
  }

  void interrupt() {
    evaluator.interrupt();
  }

  JavaEvaluator evaluator() {
    return evaluator;
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
