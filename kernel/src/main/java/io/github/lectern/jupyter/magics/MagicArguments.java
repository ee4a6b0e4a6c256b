package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.run.CellFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The arguments of a magic: words and options such as "-a" or "--from URL".
 *
 * @param options the values of each option that was given, such as "--from"
 */
record MagicArguments(List<String> words, Map<String, List<String>> options) {
  /**
   * Parses the arguments of a magic.
   *
   * @param flags the options without a value, such as "-a"
   * @param valued the options with a value, such as "--from"
   * @throws CellFailure if an option is unknown or lacks its value
   */
  static MagicArguments parse(Magic magic, MagicCall call, Set<String> flags, Set<String> valued)
      throws CellFailure {
    List<String> words = new ArrayList<>();
    Map<String, List<String>> options = new HashMap<>();
    List<String> all = call.words();
    for (int i = 0; i < all.size(); i++) {
      String[] parts = all.get(i).split("=", 2);
      if (flags.contains(all.get(i))) {
        options.computeIfAbsent(all.get(i), unused -> new ArrayList<>());
      } else if (valued.contains(parts[0])) {
        boolean inNext = parts.length == 1;
        if (inNext && i + 1 == all.size()) {
          throw problem(magic, "expected a value after " + parts[0]);
        }
        String value = inNext ? all.get(++i) : parts[1];
        options.computeIfAbsent(parts[0], unused -> new ArrayList<>()).add(value);
      } else if (all.get(i).matches("--?[A-Za-z][-\\w]*(=.*)?")) {
        throw problem(magic, "there is no option " + parts[0] + known(flags, valued));
      } else {
        words.add(all.get(i));
      }
    }
    return new MagicArguments(words, options);
  }

  private static String known(Set<String> flags, Set<String> valued) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(valued);
    return all.isEmpty()
        ? ""
        : "; the options are " + all.stream().sorted().collect(Collectors.joining(", "));
  }

  /** Returns the failure of a magic that was used in the wrong way. */
  static CellFailure problem(Magic magic, String message) {
    return CellFailure.ofMessage(
        "UsageError", magic.name() + ": " + message + "; " + magic.name() + "? explains it");
  }

  /** Throws if a magic that takes no arguments was given some. */
  static void requireNone(Magic magic, MagicCall call) throws CellFailure {
    if (!call.arguments().isEmpty()) {
      throw problem(magic, "expected no arguments but got \"" + call.arguments() + "\"");
    }
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /**
   * Splits a text at white space outside double quotes, as IJava does. A backslash is kept unless a
   * quote, a backslash or a space follows it, so that Windows paths need no escapes.
   */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && "\"\\ ".indexOf(text.charAt(i + 1)) >= 0) {
        word.append(text.charAt(++i));
        begun = true;
      } else if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (Character.isWhitespace(c) && !quoted) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
