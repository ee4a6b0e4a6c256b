package io.github.lectern.plots;

/** Escapes text for use in markup. */
public final class Escape {
  private Escape() {}

  /**
   * Returns the text in a form that is safe in HTML and XML, both between tags and inside quoted
   * attributes. Characters that XML does not allow are replaced by U+FFFD.
   */
  public static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(allowedInXml(c) ? c : 0xFFFD);
    }
  }

  private static boolean allowedInXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= ' ' && !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF) && c < 0xFFFE)
        || c > 0xFFFF;
  }
}
