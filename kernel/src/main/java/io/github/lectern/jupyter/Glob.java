package io.github.lectern.jupyter;

/**
 * A pattern for searching the history, matched as in a Unix shell.
 *
 * @param pattern text in which * matches any text and ? matches any single character
 */
record Glob(String pattern) {

  /** Returns whether the whole text matches, in time O(length of pattern x length of text). */
  boolean matches(String text) {
    int at = 0;
    int star = -1;
    int starEnd = 0;
    int i = 0;
    while (i < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        starEnd = i;
      } else if (at < pattern.length() && fits(pattern.charAt(at), text.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        // Let the last star match one more character; earlier stars need not change.
        at = star + 1;
        i = ++starEnd;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(c -> c == '*');
  }

  private static boolean fits(char wanted, char c) {
    return wanted == '?' || wanted == c;
  }
}
