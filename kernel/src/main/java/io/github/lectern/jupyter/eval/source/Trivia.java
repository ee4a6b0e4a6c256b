package io.github.lectern.jupyter.eval.source;

/** Skips white space and comments. */
public final class Trivia {
  private Trivia() {}

  /**
   * Returns the first offset at or after {@code start} that is in neither white space nor a
   * comment, or the code's length if there is none.
   */
  public static int end(String code, int start) {
    int at = start;
    while (at < code.length()) {
      int next = skipOne(code, at);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return code.length();
  }

  private static int skipOne(String code, int at) {
    if (Character.isWhitespace(code.charAt(at))) {
      return at + 1;
    }
    if (code.startsWith("//", at)) {
      return after(code, "\n", at + 2);
    }
    if (code.startsWith("/*", at)) {
      return code.indexOf("*/", at + 2) < 0 ? at : after(code, "*/", at + 2);
    }
    return at;
  }

  private static int after(String code, String mark, int from) {
    int found = code.indexOf(mark, from);
    return found < 0 ? code.length() : found + mark.length();
  }
}
