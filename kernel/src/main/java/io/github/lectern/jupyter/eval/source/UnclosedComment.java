package io.github.lectern.jupyter.eval.source;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds an unclosed comment, because JShell would run the first statement before it and drop the
 * rest.
 */
public final class UnclosedComment {
  private static final String OPEN = "/*";
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\""
              + "|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"?"
              + "|'(?:[^'\\\\\\n]++|\\\\.)*+'?"
              + "|//[^\\n]*"
              + "|/\\*(?s:.*?)\\*/"
              + "|/\\*");

  private UnclosedComment() {}

  /** Returns the offset of the unclosed comment, if there is one. */
  public static OptionalInt in(String source) {
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      if (token.group().equals(OPEN)) {
        return OptionalInt.of(token.start());
      }
    }
    return OptionalInt.empty();
  }
}
