package io.github.lectern.jupyter.eval.assist;

import java.util.List;
import java.util.Optional;

/**
 * The result of a completion.
 *
 * @param start offset of the first character that a suggestion replaces
 * @param end the cursor, which is the offset after the last character that a suggestion replaces
 * @param suggestions the suggestions, best first
 */
public record Completion(int start, int end, List<Suggestion> suggestions) {

  /**
   * A suggestion.
   *
   * @param text the replacement
   * @param type "function", "class", "keyword", "instance", "magic" or "path", as front ends expect
   * @param signature the parameters of a method, if they were found in time
   */
  public record Suggestion(String text, String type, Optional<String> signature) {}
}
