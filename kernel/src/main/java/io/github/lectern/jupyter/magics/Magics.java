package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.assist.Inspection;
import io.github.lectern.jupyter.eval.declarations.Declarations;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import io.github.lectern.jupyter.eval.source.CompletenessResult;
import io.github.lectern.jupyter.magics.MagicScanner.Found;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs cells that may contain magics: line magics, which start with {@code %}, and a cell magic,
 * which starts with {@code %%} and takes the rest of the cell as its body.
 */
public final class Magics {
  private final JavaEvaluator evaluator;
  private final MagicTable table;
  private volatile int cellNumber;
  private volatile long interruptsBefore;

  /**
   * Creates the magics of an evaluator.
   *
   * @param out supplies the stream that the magics print to
   * @param err supplies the stream for errors of shell commands
   * @param replacement receives the new source of the running cell
   */
  public Magics(
      JavaEvaluator evaluator,
      Supplier<PrintStream> out,
      Supplier<PrintStream> err,
      Consumer<String> replacement) {
    this.evaluator = evaluator;
    this.table = KnownMagics.create(this, evaluator, out, err, replacement);
  }

  /**
   * Runs the Java code and the magics of a cell in order.
   *
   * @return the value of the cell's last expression or magic, if any
   * @throws CellFailure if a magic is unknown, or if a magic or the Java code fails
   */
  public Optional<Object> run(Cell cell) throws CellFailure {
    cellNumber = cell.number();
    interruptsBefore = evaluator.interrupts();
    return runNested(cell);
  }

  /** Runs a text as part of the running cell. */
  Optional<Object> runNested(String code) throws CellFailure {
    return runNested(new Cell(cellNumber, code));
  }

  /** Runs a cell as part of the running cell. */
  Optional<Object> runNested(Cell cell) throws CellFailure {
    List<Found> found = MagicScanner.scan(cell.code(), this::isVariable);
    if (found.isEmpty()) {
      return evaluator.evaluate(cell);
    }
    MagicCell parts = new MagicCell(cell, found);
    for (Found one : found) {
      requireKnown(one, parts);
    }
    Cell java = parts.java();
    if (parts.startsWithJava()
        && evaluator.parse(java.code()).state() != CompletenessResult.State.COMPLETE) {
      return evaluator.evaluate(java); // which fails, so that no part of the cell runs
    }
    Optional<Object> value = Optional.empty();
    for (MagicCell.Part part : parts.parts()) {
      requireNotInterrupted();
      value =
          part.magic().isPresent()
              ? run(part.magic().get(), parts)
              : evaluator.evaluate(part.java());
    }
    return value;
  }

  /**
   * Returns the Java code of a cell, without its magics.
   *
   * @throws CellFailure if a magic is unknown
   */
  Cell javaOf(Cell cell) throws CellFailure {
    MagicCell parts = new MagicCell(cell, MagicScanner.scan(cell.code(), this::isVariable));
    for (Found one : parts.found()) {
      requireKnown(one, parts);
    }
    Optional<Found> outer = parts.cellMagic().filter(MagicCell::hasJavaBody);
    return outer.isEmpty()
        ? parts.java()
        : javaOf(
            cell.withCode(
                parts.blank(0, outer.get().end()) + cell.code().substring(outer.get().end())));
  }

  /** Throws if the cell was interrupted while none of its Java code was running. */
  void requireNotInterrupted() throws CellFailure {
    if (evaluator.interrupts() != interruptsBefore) {
      throw CellFailure.ofMessage("Interrupted", "the cell was stopped");
    }
  }

  private boolean isVariable(String name) {
    return evaluator.declared(Declarations::variables).stream()
        .anyMatch(variable -> variable.endsWith(" " + name));
  }

  private void requireKnown(Found one, MagicCell parts) throws CellFailure {
    Magic magic = table.named(lineOf(one.text()).name());
    if (one.isCellMagic() && !parts.cellMagic().filter(one::equals).isPresent()) {
      throw CellFailure.ofMessage(
          "MisplacedMagic",
          magic.name()
              + " takes the rest of the cell and therefore must come first; only comments and line"
              + " magics may precede it. Move the Java code above it into a cell of its own");
    }
  }

  /** The name and the arguments of a line that is a magic. */
  private record Line(String name, String arguments) {}

  /** Parses a line; shell commands and commands of jshell become line magics. */
  private static Line lineOf(String text) throws CellFailure {
    if (text.startsWith("!")) {
      return new Line("!", text.substring(1));
    }
    String line = text.startsWith("/") ? JShellCommand.magic(text) : text;
    String name = line.split("\\s", 2)[0];
    return name.endsWith("?")
        ? new Line("%help", " " + name.replace("?", ""))
        : new Line(name, line.substring(name.length()));
  }

  private Optional<Object> run(Found one, MagicCell parts) throws CellFailure {
    Cell cell = parts.cell();
    String code = cell.code();
    Line line = lineOf(one.text());
    Magic magic = table.named(line.name());
    boolean hasBody = one.isCellMagic() && !line.name().equals("%help");
    int at = hasBody ? one.end() : one.end() - line.arguments().length();
    String rest = code.substring(at, hasBody ? code.length() : one.end());
    Optional<Object> value =
        magic.run(
            MagicCall.of(
                line.arguments(),
                cell.withCode(parts.blank(0, at) + rest),
                hasBody ? rest.replaceFirst("^\n", "") : ""));
    return magic.showsValue() ? value : Optional.empty();
  }

  /** Runs a line magic that is within a statement. */
  Optional<Object> runLine(String text) throws CellFailure {
    Line line = lineOf(text);
    Cell rest = new Cell(cellNumber, line.arguments().strip());
    return table.named(line.name()).run(MagicCall.of(line.arguments(), rest, ""));
  }

  /** Runs a line magic for {@link NotebookFunctions#lineMagic}. */
  Optional<Object> runLine(String name, List<String> words) throws CellFailure {
    Magic magic = table.named("%" + name.replace("%", ""));
    String arguments = String.join(" ", words);
    return magic.run(new MagicCall(arguments, words, new Cell(cellNumber, arguments), ""));
  }

  /** Runs a cell magic for {@link NotebookFunctions#cellMagic}. */
  Optional<Object> runCell(String name, List<String> words, String body) throws CellFailure {
    Magic magic = table.named("%%" + name.replace("%", ""));
    return magic.run(
        new MagicCall(String.join(" ", words), words, new Cell(cellNumber, body), body));
  }

  /** Returns a cell's code with its magics replaced by spaces, which preserves positions. */
  public static String blankedOut(String code) {
    return MagicCell.blankedOut(code);
  }

  /**
   * Completes the name of a magic, or the name of a file in its arguments or in those of a Java
   * call; returns empty if there cannot be one at the cursor.
   */
  public Optional<Completion> complete(String code, int cursor) {
    Optional<String> head = head(code, cursor);
    return head.isEmpty()
        ? FileNames.inQuotes(code.substring(0, cursor))
        : FileNames.ofMagic(head.get(), cursor)
            .or(() -> Optional.of(completeName(head.get(), cursor)));
  }

  private Completion completeName(String head, int cursor) {
    return new Completion(
        cursor - head.length(),
        cursor,
        table
            .names()
            .filter(name -> name.startsWith(head))
            .map(name -> new Completion.Suggestion(name, "magic", Optional.empty()))
            .toList());
  }

  /** Explains the magic at a position, if there is one. */
  public Optional<Inspection> inspect(String code, int cursor) {
    return head(code, cursor)
        .map(head -> head.split("\\s", 2)[0])
        .flatMap(table::startingWith)
        .map(MagicTable::explanation)
        .map(Inspection::ofText);
  }

  /** Returns the text of a magic up to the cursor, if there is one. */
  private static Optional<String> head(String code, int cursor) {
    int start = code.indexOf('%', code.lastIndexOf('\n', cursor - 1) + 1);
    if (start < 0 || start >= cursor) {
      return Optional.empty();
    }
    // A name is scanned in place of the unfinished one.
    String named = code.substring(0, start) + "%x";
    return MagicScanner.scan(named, name -> false).stream()
        .filter(found -> found.start() == start)
        .map(found -> code.substring(start, cursor))
        .findFirst();
  }
}
