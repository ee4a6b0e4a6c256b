package io.github.lectern.jupyter;

/**
 * A pattern of a history search.
 *
 * @param pattern a text in which * stands for anything and ? for one character
 */
record Glob(String pattern) {

  /** Whether a whole text fits; in time O(length of the pattern x length of the text). */
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
        // The last star takes one character more; what earlier stars took need not change.
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
