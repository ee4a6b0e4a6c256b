package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.tensor.EditDistance;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the known name that a misspelt one was meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The name nearest to what was written, if a third of its letters at most are wrong. */
  public static Optional<String> to(String written, Stream<String> names) {
    return to(written, names, name -> name);
  }

  /** The same for things that have a name; of two equally near, the longer. */
  static <T> Optional<T> to(String written, Stream<T> known, Function<T, String> name) {
    Comparator<T> nearest =
        Comparator.comparingInt(k -> EditDistance.between(written, name.apply(k)));
    Comparator<T> longest = Comparator.comparingInt(k -> -name.apply(k).length());
    return known
        .filter(
            k -> EditDistance.between(written, name.apply(k)) <= Math.max(1, written.length() / 3))
        .min(nearest.thenComparing(longest));
  }
}
