package io.github.lectern.plots;

import io.github.lectern.plots.DotToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts DOT text into words as Graphviz does, so that an attribute can be told from the same letters
 * in a label or a comment. It accepts malformed text: the dot program is the judge of that.
 */
final class DotLexer {
  private final String text;
  private final List<DotToken> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private DotLexer(String text) {
    this.text = text;
  }

  static List<DotToken> tokens(String text) {
    DotLexer lexer = new DotLexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    return joined(lexer.tokens);
  }

  private void next() {
    char c = text.charAt(at);
    if (text.startsWith("//", at) || (c == '#' && startsLine())) {
      skipPast("\n", at);
    } else if (text.startsWith("/*", at)) {
      skipPast("*/", at + 2);
    } else if (c == '"') {
      quoted();
    } else if (c == '<') {
      markup();
    } else if (isNumberPart(c)) {
      word(DotLexer::isNumberPart);
    } else if (isNamePart(c)) {
      word(DotLexer::isNamePart);
    } else {
      if (!Character.isWhitespace(c)) {
        tokens.add(new DotToken(Kind.SIGN, String.valueOf(c), line));
      }
      advance(1);
    }
  }

  private boolean startsLine() {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  private void skipPast(String end, int from) {
    int found = text.indexOf(end, from);
    advance(found < 0 ? text.length() - at : found + end.length() - at);
  }

  private void quoted() {
    int start = line;
    StringBuilder content = new StringBuilder();
    advance(1);
    while (at < text.length() && text.charAt(at) != '"') {
      boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
      content.append(escape ? unescaped(text.charAt(at + 1)) : text.substring(at, at + 1));
      advance(escape ? 2 : 1);
    }
    advance(1);
    tokens.add(new DotToken(Kind.QUOTED, content.toString(), start));
  }

  /** Of \", a quote; of a backslash before the end of a line, nothing; of any other, both. */
  private static String unescaped(char c) {
    return switch (c) {
      case '"' -> "\"";
      case '\n' -> "";
      default -> "\\" + c;
    };
  }

  private void markup() {
    int start = line;
    int from = at + 1;
    int depth = 0;
    do {
      char c = text.charAt(at);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      advance(1);
    } while (depth > 0 && at < text.length());
    int to = depth == 0 ? at - 1 : at;
    tokens.add(new DotToken(Kind.MARKUP, text.substring(from, Math.max(from, to)), start));
  }

  private void word(IntPredicate isPart) {
    int from = at;
    while (at < text.length() && isPart.test(text.charAt(at))) {
      at++;
    }
    tokens.add(new DotToken(Kind.NAME, text.substring(from, at), line));
  }

  /** A number ends where a letter begins: to Graphviz 1x is the two words 1 and x. */
  private static boolean isNumberPart(int c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private static boolean isNamePart(int c) {
    return c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
  }

  private void advance(int count) {
    int to = Math.min(text.length(), at + count);
    line += (int) text.substring(at, to).chars().filter(c -> c == '\n').count();
    at = to;
  }

  /** In DOT "ima" + "ge" is the one word "image". */
  private static List<DotToken> joined(List<DotToken> tokens) {
    List<DotToken> joined = new ArrayList<>();
    for (DotToken token : tokens) {
      int last = joined.size() - 1;
      if (token.kind() == Kind.QUOTED
          && last >= 1
          && joined.get(last).isSign("+")
          && joined.get(last - 1).kind() == Kind.QUOTED) {
        DotToken first = joined.get(last - 1);
        joined.remove(last);
        joined.set(last - 1, new DotToken(Kind.QUOTED, first.text() + token.text(), first.line()));
      } else {
        joined.add(token);
      }
    }
    return joined;
  }
}
