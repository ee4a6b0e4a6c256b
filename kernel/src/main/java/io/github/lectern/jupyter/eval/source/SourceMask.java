package io.github.lectern.jupyter.eval.source;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces comments and literals in source code with spaces, so that patterns can be applied to the
 * rest. The result has the same length and the same line breaks.
 */
public final class SourceMask {
  /**
   * Text blocks, strings, characters, and, as group 1, comments. All repetitions are possessive:
   * others recurse, and would overflow the stack in a long literal.
   */
  private static final Pattern PARTS =
      Pattern.compile(
          "\"\"\"(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"\"\""
              + "|\"(?:[^\"\\\\\\n]++|\\\\.)*+\""
              + "|'(?:[^'\\\\\\n]++|\\\\.)++'"
              + "|(//[^\\n]*+|/\\*.*?\\*/)",
          Pattern.DOTALL);

  private static final Pattern CHARACTER = Pattern.compile("[^\\n]");

  private SourceMask() {}

  /** Replaces comments. */
  public static String withoutComments(String code) {
    return PARTS
        .matcher(code)
        .replaceAll(
            part -> Matcher.quoteReplacement(part.group(1) == null ? part.group() : spaces(part)));
  }

  /** Replaces comments, strings, text blocks and characters. */
  public static String withoutCommentsAndLiterals(String code) {
    return PARTS.matcher(code).replaceAll(SourceMask::spaces);
  }

  private static String spaces(MatchResult part) {
    return CHARACTER.matcher(part.group()).replaceAll(" ");
  }
}
