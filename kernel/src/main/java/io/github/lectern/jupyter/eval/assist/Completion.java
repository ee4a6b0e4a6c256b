package io.github.lectern.jupyter.eval.assist;

import java.util.List;
import java.util.Optional;

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
   * @param type "function", "class", "keyword", "instance" or "magic", as front ends know them
   * @param signature of a method the parameters, if they could be told in time
   */
  public record Suggestion(String text, String type, Optional<String> signature) {}
}
