package io.github.lectern.jupyter.eval.source;

/** Finds the statement at a place of a cell that need not compile: it goes from line to line. */
public final class StatementFinder {
  private StatementFinder() {}

  /** The statement's text on one line. */
  public static String at(String code, int place) {
    return code.substring(start(code, place), end(code, place)).replaceAll("\\s*\\n\\s*", " ");
  }

  /** Behind the last line that ends a statement or begins or ends a block. */
  public static int start(String code, int place) {
    int start = code.lastIndexOf('\n', place - 1) + 1;
    while (start > 0 && !code.substring(0, start).stripTrailing().matches("(?s).*[;{}]|")) {
      start = code.lastIndexOf('\n', start - 2) + 1;
    }
    return start;
  }

  /** At the next semicolon that ends a line, or the end of the cell. */
  public static int end(String code, int place) {
    int end = code.indexOf(";\n", Math.min(place, code.length()));
    return end < 0 ? code.length() : end;
  }
}
