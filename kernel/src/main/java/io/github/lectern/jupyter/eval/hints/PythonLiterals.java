package io.github.lectern.jupyter.eval.hints;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Converts Python values to Java: tuples, lists, dictionaries and strings. */
final class PythonLiterals {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final Pattern DICTIONARY =
      Pattern.compile("((?:\\w+\\()?)\\s*(\\{)\\s*(?:-?\\d+|\"[^\"]*\"|'[^']*')\\s*:");
  private static final Pattern CONSTRUCTOR =
      Pattern.compile("(?<![\\w.])(?<!new )([A-Z]\\w*[a-z]\\w*)\\(");
  private static final Map<String, String> WORDS =
      Map.of("True", "true", "False", "false", "None", "null");

  private PythonLiterals() {}

  /**
   * Returns a hint such as "Try: write a map as classWeight(Map.of(0, 1, 1, 5))" for a line with a
   * dictionary.
   */
  static Optional<String> hint(String message, String line) {
    Matcher dictionary = DICTIONARY.matcher(line);
    if (!KeywordArguments.SYNTAX.matcher(message).matches() || !dictionary.find()) {
      return Optional.empty();
    }
    int open = dictionary.start(2);
    String rest = line.substring(open, Math.min(line.length(), closing(line, open) + 1));
    String map = toJava(rest);
    String call = dictionary.group(1).isEmpty() ? map : dictionary.group(1) + map + ")";
    return Optional.of("  Try: write a map as " + call);
  }

  /** Converts a value: "{0: 1, 1: 5}" becomes "Map.of(0, 1, 1, 5)", and "(X, y)" becomes "X, y". */
  static String toJava(String python) {
    String value = python.strip();
    if (WORDS.containsKey(value)) {
      return WORDS.get(value);
    }
    if (value.matches("'[^']*'")) {
      return value.replace('\'', '"');
    }
    boolean whole = !value.isEmpty() && closing(value, 0) == value.length() - 1;
    if (whole && value.startsWith("{")) {
      return "Map.of(" + elements(value, ",:") + ")";
    }
    if (whole && (value.startsWith("[") || value.startsWith("("))) {
      return elements(value, ",");
    }
    return CONSTRUCTOR.matcher(KeywordArguments.toJava(value)).replaceAll("new $1(");
  }

  private static String elements(String bracketed, String separators) {
    return parts(bracketed.substring(1, bracketed.length() - 1), separators).stream()
        .filter(part -> !part.isBlank())
        .map(PythonLiterals::toJava)
        .collect(Collectors.joining(", "));
  }

  private static List<String> parts(String text, String separators) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = end(text, start, separators);
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    return parts;
  }

  /**
   * Returns the offset of the first delimiter outside brackets and quotes, or the text's length.
   */
  static int end(String text, int from, String delimiters) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (depth == 0 && delimiters.indexOf(c) >= 0) {
        return i;
      }
      if (c == '"' || c == '\'') {
        i = closingQuote(text, i);
      } else if (OPENING.indexOf(c) >= 0) {
        depth++;
      } else if (CLOSING.indexOf(c) >= 0) {
        depth--;
      }
    }
    return text.length();
  }

  /**
   * Returns the offset of the matching closing bracket, or the text's length if there is none;
   * returns -1 if no bracket opens at the given offset.
   */
  static int closing(String text, int open) {
    int kind = OPENING.indexOf(text.charAt(open));
    return kind < 0 ? -1 : end(text, open + 1, CLOSING.substring(kind, kind + 1));
  }

  /** Returns the offset of the matching closing quote, or the text's length. */
  static int closingQuote(String text, int open) {
    int close = text.indexOf(text.charAt(open), open + 1);
    return close < 0 ? text.length() : close;
  }
}
