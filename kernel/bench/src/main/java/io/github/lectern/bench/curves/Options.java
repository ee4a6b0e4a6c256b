package io.github.lectern.bench.curves;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What is wanted.
 *
 * @param patience with each point
 * @param pictures the directory to draw into
 */
record Options(Patience patience, Path pictures) {
  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if it is wrong; the message says how
   */
  static Options parse(String... words) {
    Options options = new Options(Patience.FULL, Path.of("target", "bench"));
    Deque<String> rest = new ArrayDeque<>(List.of(words));
    while (!rest.isEmpty()) {
      options = options.with(rest.pop(), rest);
    }
    return options;
  }

  private Options with(String word, Deque<String> rest) {
    return switch (word) {
      case "--quick" -> new Options(Patience.QUICK, pictures);
      case "--pictures" -> new Options(patience, Path.of(value(word, rest)));
      default -> throw new IllegalArgumentException("unknown option " + word);
    };
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty() || rest.peek().isEmpty()) {
      throw new IllegalArgumentException(option + " needs a directory");
    }
    return rest.pop();
  }
}
