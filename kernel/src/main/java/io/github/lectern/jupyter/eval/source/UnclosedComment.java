package io.github.lectern.jupyter.eval.source;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comment that is not closed: JShell runs the first statement before it and drops the others. */
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

  /** Where it begins, if there is one. */
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
