package io.github.lectern.bench.curves;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param plan how long each point is measured
 * @param pictures the directory for the plots
 */
record CurvesOptions(MeasurementPlan plan, Path pictures) {
  /**
   * Parses a command line.
   *
   * @throws IllegalArgumentException if it is invalid
   */
  static CurvesOptions parse(String... words) {
    CurvesOptions options = new CurvesOptions(MeasurementPlan.FULL, Path.of("target", "bench"));
    Deque<String> rest = new ArrayDeque<>(List.of(words));
    while (!rest.isEmpty()) {
      options = options.with(rest.pop(), rest);
    }
    return options;
  }

  private CurvesOptions with(String word, Deque<String> rest) {
    return switch (word) {
      case "--quick" -> new CurvesOptions(MeasurementPlan.QUICK, pictures);
      case "--pictures" -> new CurvesOptions(plan, Path.of(value(word, rest)));
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
