package io.github.lectern.jupyter.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the lines of a cell that are magics, shell commands or commands of jshell. Such a line
 * starts where a statement can start; strings and comments contain none, nor does an expression
 * that continues on the next line with the operator %.
 */
final class MagicScanner {
  private static final Pattern PERCENT = Pattern.compile("%{1,2}[A-Za-z]\\w*\\??(?=\\s|$)[^\\n]*");
  private static final Pattern JSHELL = Pattern.compile("/(?:[a-z?!]|-?\\d)[^\\n]*");
  private static final Pattern SHELL = Pattern.compile("!(?=\\s*[\\w./~$])[^\\n]*");
  private static final Pattern ASSIGNED = Pattern.compile("%[A-Za-z]\\w*(?=\\s|;|$)[^\\n]*");

  /** What may follow "!" in Java: a call, or a name followed by an operator or the end. */
  private static final Pattern CALL = Pattern.compile("!\\s*\\w+(\\s*\\.\\s*\\w+)*\\s*\\(.*");

  private static final Pattern NAME = Pattern.compile("!\\s*([A-Za-z_$][\\w$]*).*");

  /** Without a statement, this line magic takes the rest of the cell. */
  private static final String CHECK = "%check";

  private static final Set<String> KEYWORDS = Set.of("new", "this", "super", "true", "false");

  /** Where a magic is. */
  enum Place {
    /** Between two statements of the cell. */
    TOP_LEVEL,
    /** Between two statements within braces. */
    NESTED,
    /** To the right of an equals sign. */
    ASSIGNED
  }

  /**
   * A magic in a cell.
   *
   * @param start the offset of its first character
   * @param end the offset of the end of its line
   * @param text the magic and its arguments; without the semicolon at the end if it is assigned
   */
  record Found(int start, int end, String text, Place place) {
    boolean isCellMagic() {
      return text.startsWith("%%") || text.equals(CHECK);
    }
  }

  private final String code;
  private final Predicate<String> isVariable;
  private final List<Found> found = new ArrayList<>();
  private int at;
  private int depth;
  private char last = ';';

  private MagicScanner(String code, Predicate<String> isVariable) {
    this.code = code;
    this.isVariable = isVariable;
  }

  /**
   * Returns the magics of a cell in order. Nothing is looked for below a cell magic at the start.
   *
   * @param isVariable returns whether earlier cells have declared a variable; a line such as
   *     "!done" is Java if they have, and otherwise a shell command
   */
  static List<Found> scan(String code, Predicate<String> isVariable) {
    MagicScanner scanner = new MagicScanner(code, isVariable);
    scanner.run();
    return scanner.found;
  }

  private void run() {
    boolean java = false;
    while (at < code.length()) {
      if (findMagic()) {
        if (!java && found.get(found.size() - 1).isCellMagic()) {
          return;
        }
      } else if (!skipText()) {
        char c = code.charAt(at++);
        if (!Character.isWhitespace(c)) {
          depth += c == '{' || c == '(' || c == '[' ? 1 : 0;
          depth -= c == '}' || c == ')' || c == ']' ? 1 : 0;
          last = c;
          java = true;
        }
      }
    }
  }

  private boolean findMagic() {
    char c = code.charAt(at);
    if (c != '%' && c != '/' && c != '!') {
      return false;
    }
    if (last == '=') {
      return matches(ASSIGNED) && add(ASSIGNED, Place.ASSIGNED);
    }
    if (";{}".indexOf(last) < 0 || !startsLine()) {
      return false;
    }
    if (matches(PERCENT)) {
      return add(PERCENT, depth <= 0 ? Place.TOP_LEVEL : Place.NESTED);
    }
    return depth <= 0
        && ((matches(JSHELL) && add(JSHELL, Place.TOP_LEVEL))
            || (matches(SHELL) && isShell() && add(SHELL, Place.TOP_LEVEL)));
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(code).region(at, code.length()).useTransparentBounds(true);
  }

  private boolean matches(Pattern pattern) {
    return matcher(pattern).lookingAt();
  }

  private boolean add(Pattern pattern, Place place) {
    Matcher matcher = matcher(pattern);
    boolean matched = matcher.lookingAt();
    String text = matcher.group().strip();
    found.add(
        new Found(
            at,
            matcher.end(),
            place == Place.ASSIGNED ? text.replaceFirst("[;\\s]+$", "") : text,
            place));
    at = matcher.end();
    last = ';';
    return matched;
  }

  private boolean startsLine() {
    return code.substring(code.lastIndexOf('\n', at - 1) + 1, at).isBlank();
  }

  private boolean isShell() {
    int end = code.indexOf('\n', at) < 0 ? code.length() : code.indexOf('\n', at);
    String line = code.substring(at, end);
    Matcher name = NAME.matcher(line);
    return !CALL.matcher(line).matches()
        && !(name.matches()
            && (KEYWORDS.contains(name.group(1))
                || isVariable.test(name.group(1))
                || Pattern.compile("\\b" + Pattern.quote(name.group(1)) + "\\s*[=;]")
                    .matcher(code.substring(0, at))
                    .find()));
  }

  /** Skips a comment, a string, a text block or a character; returns whether there was one. */
  private boolean skipText() {
    if (code.startsWith("//", at)) {
      at = endOf("\n", at + 2) - (code.indexOf('\n', at) < 0 ? 0 : 1);
      return true;
    }
    if (code.startsWith("/*", at)) {
      at = endOf("*/", at + 2);
      return true;
    }
    if (code.startsWith("\"\"\"", at)) {
      at = endOfQuoted("\"\"\"", at + 3);
    } else if (code.charAt(at) == '"' || code.charAt(at) == '\'') {
      at = endOfQuoted(code.substring(at, at + 1), at + 1);
    } else {
      return false;
    }
    last = '"';
    return true;
  }

  private int endOf(String mark, int from) {
    int start = code.indexOf(mark, from);
    return start < 0 ? code.length() : start + mark.length();
  }

  /** Returns the end of a quoted text; a single quoted line ends with its line at the latest. */
  private int endOfQuoted(String quote, int from) {
    for (int i = from; i < code.length(); i++) {
      if (code.charAt(i) == '\\') {
        i++;
      } else if (code.startsWith(quote, i)) {
        return i + quote.length();
      } else if (code.charAt(i) == '\n' && quote.length() == 1) {
        return i;
      }
    }
    return code.length();
  }
}
