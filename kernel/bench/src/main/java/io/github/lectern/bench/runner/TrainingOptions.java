package io.github.lectern.bench.runner;

import io.github.lectern.bench.protocol.BenchCase;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * The options of the command line.
 *
 * @param rounds the number of times each library runs each case
 * @param cases the cases, in order
 * @param libraries the libraries, in the order of the first round
 * @param loads quiet, busy, or both
 */
record TrainingOptions(
    int rounds, List<BenchCase> cases, List<Library> libraries, List<Load> loads) {
  private static final int ROUNDS = 3;

  TrainingOptions {
    cases = List.copyOf(cases);
    libraries = List.copyOf(libraries);
    loads = List.copyOf(loads);
  }

  /**
   * Parses a command line.
   *
   * @throws IllegalArgumentException if it is invalid
   */
  static TrainingOptions parse(String... words) {
    TrainingOptions options =
        new TrainingOptions(
            ROUNDS, BenchCase.ALL, List.of(Library.values()), List.of(Load.values()));
    Deque<String> rest = new ArrayDeque<>(List.of(words));
    while (!rest.isEmpty()) {
      options = options.with(rest.pop(), rest);
    }
    return options;
  }

  private TrainingOptions with(String word, Deque<String> rest) {
    return switch (word) {
      case "--rounds" -> new TrainingOptions(positive(value(word, rest)), cases, libraries, loads);
      case "--cases" ->
          new TrainingOptions(rounds, all(value(word, rest), BenchCase::of), libraries, loads);
      case "--peers" ->
          new TrainingOptions(rounds, cases, all(value(word, rest), Library::of), loads);
      case "--quiet-only" -> new TrainingOptions(rounds, cases, libraries, List.of(Load.QUIET));
      case "--busy-only" -> new TrainingOptions(rounds, cases, libraries, List.of(Load.BUSY));
      default -> throw new IllegalArgumentException("unknown option " + word);
    };
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.pop();
  }

  private static int positive(String text) {
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException("--rounds: expected a number above 0 but got " + text);
    }
    return Integer.parseInt(text);
  }

  private static <T> List<T> all(String names, Function<String, T> named) {
    return Arrays.stream(names.split(",", -1)).map(named).distinct().toList();
  }
}
