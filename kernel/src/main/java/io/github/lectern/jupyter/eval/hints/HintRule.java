package io.github.lectern.jupyter.eval.hints;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * If the compiler's message is this and the code is that, so the hint.
 *
 * @param message what the compiler says
 * @param code what is seen; $1 is the first group of the message
 * @param fromMark whether the code is looked at from the marked place on, or the whole line
 * @param hint what to try; $1 is the first group of the message, %1 that of the code
 */
record HintRule(Pattern message, String code, boolean fromMark, String hint) {
  private static final String ANY = ".*";

  /** About a message, whatever the code. */
  static HintRule rule(String message, String hint) {
    return rule(message, ANY, hint);
  }

  /** About a message in a line. */
  static HintRule rule(String message, String line, String hint) {
    return new HintRule(Pattern.compile(message), line, false, hint);
  }

  /** About a line, whatever the compiler says of it. */
  static HintRule line(String line, String hint) {
    return rule(ANY, line, hint);
  }

  /** About a message and what stands at its mark and after it. */
  static HintRule mark(String message, String rest, String hint) {
    return new HintRule(Pattern.compile(message), rest, true, hint);
  }

  /** The hint, if it fits. */
  Optional<String> apply(String text, String line, int column) {
    Matcher said = message.matcher(text);
    if (!said.matches()) {
      return Optional.empty();
    }
    String looked = fromMark ? line.substring(Math.min(column, line.length())) : line;
    Matcher seen = Pattern.compile(filled("$", code, said)).matcher(looked);
    return seen.matches()
        ? Optional.of(filled("%", filled("$", hint, said), seen))
        : Optional.empty();
  }

  private static String filled(String mark, String template, Matcher matcher) {
    String result = template;
    for (int group = 1; group <= matcher.groupCount(); group++) {
      result = result.replace(mark + group, String.valueOf(matcher.group(group)));
    }
    return result;
  }
}
