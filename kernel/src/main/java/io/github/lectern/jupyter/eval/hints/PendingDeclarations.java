package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.source.Cell;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds declarations that have not taken effect because they come later in the same cell or are in
 * a cell that failed. They take precedence over library classes of the same name.
 */
final class PendingDeclarations {
  private static final int MAX_CELLS = 20;

  /** Number of characters before a name that are searched for its type or modifier. */
  private static final int CONTEXT = 50;

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:\\b(class|interface|enum|record)"
              + "|\\b(?!(?:return|new|throw|else|yield|case|assert|import)\\b)\\w+|[>\\]])\\s+$");

  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (?:variable|method|class) (\\w+)(?!.* in ).*");

  private final ConcurrentLinkedDeque<Cell> failed = new ConcurrentLinkedDeque<>();

  /** Remembers a cell whose declarations may be missing from now on. */
  void addFailed(Cell cell) {
    failed.addFirst(cell);
    while (failed.size() > MAX_CELLS) {
      failed.removeLast();
    }
  }

  /** Forgets the failed cells. */
  void clear() {
    failed.clear();
  }

  /** Returns a hint that says where the student declares the unknown name. */
  Optional<String> hint(Cell cell, CompileReport.Problem problem) {
    Matcher unknown = UNKNOWN.matcher(problem.message());
    if (!unknown.matches()) {
      return Optional.empty();
    }
    String name = unknown.group(1);
    if (declares(cell.code(), name, problem.end())) {
      return Optional.of(
          "  " + name + " is declared further down in this cell; move its declaration up");
    }
    return failed.stream()
        .filter(other -> declares(other.code(), name, 0))
        .findFirst()
        .map(
            other ->
                "  "
                    + other.name()
                    + " declares "
                    + name
                    + " but failed; correct it and run it again");
  }

  /**
   * Returns whether the code declares a class, a method with a body or a variable of this name
   * after an offset and outside all brackets.
   */
  private static boolean declares(String code, String name, int from) {
    Matcher found =
        Pattern.compile("\\b" + name + "\\b(\\s*(?:=[^=]|;|\\([^()]*\\)[^;{}()]*\\{))?")
            .matcher(code);
    found.region(Math.min(from, code.length()), code.length());
    while (found.find()) {
      Matcher before =
          BEFORE.matcher(code.substring(Math.max(0, found.start() - CONTEXT), found.start()));
      boolean declaration = before.find() && (before.group(1) != null || found.group(1) != null);
      if (declaration && isOutermost(code.substring(0, found.start()))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether all parentheses and braces are closed. */
  private static boolean isOutermost(String code) {
    return code.chars().map(c -> "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0).sum()
        == 0;
  }
}
