package io.github.lectern.plots;

/**
 * A word of DOT text.
 *
 * @param kind what it is
 * @param text its content, without quotes or brackets
 * @param line the line that it starts in, from 1
 */
record DotToken(Kind kind, String text, int line) {
  enum Kind {
    NAME,
    QUOTED,
    MARKUP,
    SIGN
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }
}
