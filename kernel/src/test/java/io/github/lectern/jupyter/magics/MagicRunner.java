package io.github.lectern.jupyter.magics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.keras.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs cells with magics in this JVM, in a working directory of their own. */
final class MagicRunner implements AutoCloseable {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Runnable onPrint = () -> {};
  private final PrintStream outStream =
      new PrintStream(out, true, UTF_8) {
        @Override
        public void println(String text) {
          onPrint.run();
          super.println(text);
        }
      };
  private final PrintStream errStream = new PrintStream(err, true, UTF_8);
  private final PrintStream systemOut = System.out;
  private final List<String> notices = new ArrayList<>();
  private final List<String> loaded = new ArrayList<>();
  private final JavaEvaluator evaluator =
      JavaEvaluator.start(
          List.of(Path.of("target/classes").toAbsolutePath().toString()),
          String::valueOf,
          notices::add);
  private final Magics magics =
      new Magics(evaluator, () -> outStream, () -> errStream, loaded::add);
  private int number;

  MagicRunner(Path directory) {
    NotebookFunctions.install(magics);
    Session.current().setDirectory(directory);
    System.setOut(outStream);
  }

  /** Sets an action that runs whenever a magic prints a line. */
  void onPrint(Runnable action) {
    onPrint = action;
  }

  JavaEvaluator evaluator() {
    return evaluator;
  }

  List<String> loaded() {
    return loaded;
  }

  Optional<Object> run(String... lines) throws CellFailure {
    number++;
    out.reset();
    err.reset();
    return magics.run(new Cell(number, String.join("\n", lines)));
  }

  /** Runs a cell and returns what it printed. */
  String printed(String... lines) throws CellFailure {
    Optional<Object> unused = run(lines);
    return output();
  }

  String output() {
    return out.toString(UTF_8).replace("\r\n", "\n");
  }

  String errors() {
    return err.toString(UTF_8).replace("\r\n", "\n");
  }

  CellFailure failure(String... lines) {
    return catchThrowableOfType(CellFailure.class, () -> run(lines));
  }

  String message(String... lines) {
    return failure(lines).getMessage();
  }

  /** Returns the report of a failing cell without ANSI codes. */
  String report(String... lines) {
    return String.join("\n", failure(lines).report()).replaceAll("\u001b\\[[;0-9]*m", "");
  }

  @Override
  public void close() {
    System.setOut(systemOut);
    Session.current().setDirectory(Path.of(""));
    evaluator.close();
  }
}
