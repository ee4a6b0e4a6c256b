package io.github.lectern.jupyter.eval.assist;

import io.github.lectern.jupyter.eval.source.SourceMask;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The innermost call in whose parentheses some code ends.
 *
 * @param open the offset of the opening parenthesis
 * @param argument the offset at which the last argument starts
 * @param index the index of that argument, counted from 0
 */
record OpenCall(int open, int argument, int index) {
  private static final Pattern NAME = Pattern.compile("([\\w$]+)(?:\\s*<[^<>()]*>)?\\s*$");
  private static final Set<String> NO_CALLS =
      Set.of("if", "for", "while", "switch", "catch", "try", "synchronized", "return", "assert");

  /** Type arguments, whose commas separate no arguments. */
  private static final Pattern TYPE_ARGUMENTS =
      Pattern.compile("<(?=\\s*(?:[\\p{Lu}?>]|\\w+\\s*\\[))[\\w\\s,.?&\\[\\]]*>");

  /** The head of a statement with a condition or, up to its colon, of a loop over elements. */
  private static final Pattern HEAD =
      Pattern.compile("\\b(?:if|while)\\s*\\(|\\bfor\\s*\\([^();:]*:");

  /** A string that is not closed; it ends with its line unless it is a text block. */
  private static final Pattern UNCLOSED = Pattern.compile("\"\"\"(?s:.*)|[\"'][^\\n]*");

  /** Finds the call; empty if the code ends in none. */
  static Optional<OpenCall> at(String code) {
    String plain = plain(code);
    int argument = -1;
    int index = 0;
    int depth = 0;
    for (int i = plain.length() - 1; i >= 0; i--) {
      char c = plain.charAt(i);
      if (c == ')' || c == ']' || c == '}') {
        depth++;
      } else if (depth > 0) {
        depth -= c == '(' || c == '[' || c == '{' ? 1 : 0;
      } else if (c == ',') {
        argument = argument < 0 ? i + 1 : argument;
        index++;
      } else if (c == '(' && isCall(plain.substring(0, i))) {
        return Optional.of(new OpenCall(i, argument < 0 ? i + 1 : argument, index));
      } else if (c == '(' || c == '[' || isArray(plain, i)) {
        argument = -1;
        index = 0;
      } else if (c == ';' || c == '{') {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * Replaces the heads of unfinished statements with "switch (", the only one in which JShell
   * documents calls on JDK 17.
   */
  static String withAnalysableHeads(String code) {
    String plain = plain(code);
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    Matcher head = HEAD.matcher(plain);
    while (head.find()) {
      if (isOpen(plain.substring(head.end()))) {
        replaced.append(code, from, head.start()).append("switch (");
        from = head.end();
      }
    }
    return replaced.append(code.substring(from)).toString();
  }

  /** Returns whether the code lacks the parenthesis that closes an earlier one. */
  private static boolean isOpen(String code) {
    int depth = 1;
    for (int i = 0; i < code.length() && depth > 0; i++) {
      char c = code.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return depth > 0;
  }

  /** Replaces literals, comments and type arguments with text of the same length. */
  static String plain(String code) {
    String plain = blank(UNCLOSED, SourceMask.withoutCommentsAndLiterals(code));
    String before;
    do {
      before = plain;
      plain = blank(TYPE_ARGUMENTS, plain);
    } while (!plain.equals(before));
    return plain;
  }

  private static String blank(Pattern pattern, String code) {
    return pattern.matcher(code).replaceAll(OpenCall::spaces);
  }

  private static String spaces(MatchResult found) {
    return found.group().replaceAll("[^\\n]", " ");
  }

  private static boolean isCall(String before) {
    Matcher name = NAME.matcher(before);
    return name.find() && !NO_CALLS.contains(name.group(1));
  }

  /** Returns whether a brace starts the elements of an array. */
  private static boolean isArray(String code, int brace) {
    return code.charAt(brace) == '{' && code.substring(0, brace).stripTrailing().endsWith("]");
  }
}
