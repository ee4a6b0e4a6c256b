package io.github.lectern.jupyter.eval;

import java.util.List;

/**
 * What can stand at the cursor.
 *
 * @param start where the text begins that a suggestion replaces, in characters
 * @param end where it ends: the cursor
 * @param suggestions the best first
 */
public record Completion(int start, int end, List<Suggestion> suggestions) {

  /**
   * One continuation.
   *
   * @param text what replaces the text
   * @param type "function", "class", "keyword" or "instance", as front ends know them
   */
  public record Suggestion(String text, String type) {}
}
