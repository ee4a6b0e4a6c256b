package io.github.lectern.jupyter.eval.hints;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hint for a message about a line of code.
 *
 * @param message the pattern that the whole message must match
 * @param code the regular expression that the whole code must match; $1 is the first group of the
 *     message
 * @param fromMark whether the code begins at the marked character instead of at the line's start
 * @param hint what to try; $1 is the first group of the message, %1 is the first group of the code
 */
record HintRule(Pattern message, String code, boolean fromMark, String hint) {
  /** Returns the hint if the rule applies. */
  Optional<String> apply(String text, String line, int column) {
    Matcher ofMessage = message.matcher(text);
    if (!ofMessage.matches()) {
      return Optional.empty();
    }
    String seen = fromMark ? line.substring(Math.min(column, line.length())) : line;
    Matcher ofCode = Pattern.compile(filled("$", code, ofMessage)).matcher(seen);
    return ofCode.matches()
        ? Optional.of(filled("%", filled("$", hint, ofMessage), ofCode))
        : Optional.empty();
  }

  private static String filled(String sign, String template, Matcher groups) {
    String result = template;
    for (int group = 1; group <= groups.groupCount(); group++) {
      result = result.replace(sign + group, String.valueOf(groups.group(group)));
    }
    return result;
  }
}
