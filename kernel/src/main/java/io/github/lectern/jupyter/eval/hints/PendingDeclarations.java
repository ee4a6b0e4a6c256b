package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.jupyter.eval.source.Cell;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that the student has declared and that are unknown anyway: further down in the cell, or in
 * a cell that failed. No library's class of the same name is meant then.
 */
final class PendingDeclarations {
  private static final int MOST = 20;

  /** How much before a name is looked at: a word that can stand before it. */
  private static final int LONGEST = 50;

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:\\b(class|interface|enum|record)"
              + "|\\b(?!(?:return|new|throw|else|yield|case|assert|import)\\b)\\w+|[>\\]])\\s+$");

  private static final Pattern UNKNOWN =
      Pattern.compile("cannot find symbol: (?:variable|method|class) (\\w+)(?!.* in ).*");

  private final ConcurrentLinkedDeque<Cell> failed = new ConcurrentLinkedDeque<>();

  /** Remembers a cell whose declarations may be missing from now on. */
  void failed(Cell cell) {
    failed.addFirst(cell);
    while (failed.size() > MOST) {
      failed.removeLast();
    }
  }

  /** Forgets what failed. */
  void clear() {
    failed.clear();
  }

  /** Where the unknown name is declared, if the student has done so. */
  Optional<String> advice(Cell cell, CompileReport.Problem problem) {
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
        .map(other -> "  " + other.name() + " declares " + name + ", but failed; run it again");
  }

  /** Whether a class of this name, a method with a body, or a variable with a type is there. */
  private static boolean declares(String code, String name, int from) {
    Matcher found =
        Pattern.compile("\\b" + name + "\\b(\\s*(?:=[^=]|;|\\([^()]*\\)[^;{}()]*\\{))?")
            .matcher(code);
    found.region(Math.min(from, code.length()), code.length());
    while (found.find()) {
      Matcher before =
          BEFORE.matcher(code.substring(Math.max(0, found.start() - LONGEST), found.start()));
      boolean declaration = before.find() && (before.group(1) != null || found.group(1) != null);
      if (declaration && isOutermost(code.substring(0, found.start()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether no bracket is open at the end. */
  private static boolean isOutermost(String code) {
    return code.chars().map(c -> "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0).sum()
        == 0;
  }
}
