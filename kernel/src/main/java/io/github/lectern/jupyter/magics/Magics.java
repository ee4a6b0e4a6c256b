package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.JavaEvaluator;
import io.github.lectern.jupyter.eval.assist.Completion;
import io.github.lectern.jupyter.eval.assist.Inspection;
import io.github.lectern.jupyter.eval.hints.Nearest;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.jupyter.eval.source.Cell;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs cells that may start with magics: line magics, which start with {@code %}, or a cell magic,
 * which starts with {@code %%} and takes the rest of the cell as its body.
 */
public final class Magics {
  private static final Pattern HEAD = Pattern.compile("(\\s*%[^\\n]*)+");

  private final JavaEvaluator evaluator;
  private final List<Magic> known;

  /**
   * Creates the magics of an evaluator.
   *
   * @param out supplies the stream that the magics print to
   * @param replacement receives the new source of the running cell
   */
  public Magics(JavaEvaluator evaluator, Supplier<PrintStream> out, Consumer<String> replacement) {
    this.evaluator = evaluator;
    this.known =
        List.of(
            new TimeMagic(evaluator, out),
            new HelpMagic(this, out),
            new LoadMagic(replacement),
            new MavenMagic(evaluator, out),
            new ResetMagic(evaluator, out),
            new WhoMagic(evaluator, out));
  }

  /**
   * Runs the magics at the start of a cell, then its Java code.
   *
   * @return the value of the cell's last expression, if any
   * @throws CellFailure if a magic is unknown, or if a magic or the Java code fails
   */
  public Optional<Object> run(Cell cell) throws CellFailure {
    String code = cell.code();
    int start = code.length() - code.stripLeading().length();
    if (start == code.length() || code.charAt(start) != '%') {
      return evaluator.evaluate(cell);
    }
    int end = code.indexOf('\n', start) < 0 ? code.length() : code.indexOf('\n', start);
    String line = code.substring(start, end).strip();
    Cell rest = new Cell(cell.number(), blankedOut(code, end));
    String name = line.split("\\s", 2)[0];
    if (name.endsWith("?")) {
      return named("%help").run(name.replace("?", ""), rest);
    }
    String arguments = line.substring(name.length());
    if (line.startsWith("%%")) {
      return named(name).run(arguments, rest);
    }
    named(name).run(arguments, new Cell(cell.number(), ""));
    return run(rest);
  }

  /** Returns a cell's code with its magics replaced by spaces, which preserves positions. */
  public static String blankedOut(String code) {
    Matcher head = HEAD.matcher(code);
    return head.lookingAt() ? blankedOut(code, head.end()) : code;
  }

  /** Replaces the start of a cell with spaces, but keeps its line breaks. */
  private static String blankedOut(String code, int end) {
    return code.substring(0, end).replaceAll("[^\n]", " ") + code.substring(end);
  }

  /** Completes a magic; returns empty if there cannot be one at the cursor. */
  public Optional<Completion> complete(String code, int cursor) {
    return head(code, cursor)
        .map(
            head ->
                new Completion(
                    cursor - head.length(),
                    cursor,
                    known.stream()
                        .map(Magic::name)
                        .filter(name -> name.startsWith(head))
                        .map(name -> new Completion.Suggestion(name, "magic", Optional.empty()))
                        .toList()));
  }

  /** Explains the magic at a position, if there is one. */
  public Optional<Inspection> inspect(String code, int cursor) {
    return head(code, cursor)
        .map(head -> head.split("\\s", 2)[0])
        .flatMap(name -> known.stream().filter(m -> m.name().startsWith(name)).findFirst())
        .map(Magics::explanation)
        .map(Inspection::ofText);
  }

  /** Returns the line of a magic up to the cursor, if there is one. */
  private static Optional<String> head(String code, int cursor) {
    int start = code.lastIndexOf('\n', cursor - 1) + 1;
    String line = code.substring(start, cursor).stripLeading();
    boolean first = blankedOut(code.substring(0, cursor)).isBlank();
    return first && line.startsWith("%") ? Optional.of(line) : Optional.empty();
  }

  String explain(String name) throws CellFailure {
    String bare = bare(name.strip());
    Optional<Magic> found = known.stream().filter(m -> bare(m.name()).equals(bare)).findFirst();
    return explanation(found.isPresent() ? found.get() : named(name.strip()));
  }

  private static String explanation(Magic magic) {
    return magic.name() + ": " + magic.help() + "\n\n" + magic.usage();
  }

  private Magic named(String name) throws CellFailure {
    Optional<Magic> found = known.stream().filter(m -> m.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      String meant =
          known.stream()
              .map(Magic::name)
              .filter(other -> Nearest.to(bare(name), Stream.of(bare(other))).isPresent())
              .findFirst()
              .map(near -> " Did you mean " + near + "?")
              .orElse("");
      throw CellFailure.ofMessage(
          "UnknownMagic",
          name + " is not a magic." + meant + " The magics are:\n" + list().stripTrailing());
    }
    return found.get();
  }

  private static String bare(String name) {
    return name.replace("%", "");
  }

  String list() {
    return known.stream()
        .sorted(Comparator.comparing(Magic::name))
        .map(magic -> String.format("  %-8s %s%n", magic.name(), magic.help()))
        .collect(Collectors.joining());
  }
}
