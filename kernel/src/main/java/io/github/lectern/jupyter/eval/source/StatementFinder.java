package io.github.lectern.jupyter.eval.source;

/**
 * Searches a cell line by line for the statement around an offset, even if the cell does not
 * compile.
 */
public final class StatementFinder {
  private StatementFinder() {}

  /** Returns the statement on one line. */
  public static String at(String code, int offset) {
    return code.substring(start(code, offset), end(code, offset)).replaceAll("\\s*\\n\\s*", " ");
  }

  /**
   * Returns the start of the statement: the offset after the previous line that ends with a
   * semicolon or a brace; 0 if there is no such line.
   */
  public static int start(String code, int offset) {
    int start = code.lastIndexOf('\n', offset - 1) + 1;
    while (start > 0 && !code.substring(0, start).stripTrailing().matches("(?s).*[;{}]|")) {
      start = code.lastIndexOf('\n', start - 2) + 1;
    }
    return start;
  }

  /** Returns the offset of the next semicolon that ends a line, or the end of the cell. */
  public static int end(String code, int offset) {
    int end = code.indexOf(";\n", Math.min(offset, code.length()));
    return end < 0 ? code.length() : end;
  }
}
