package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.tensor.EditDistance;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the known name that is most similar to a misspelt one. */
public final class Nearest {
  private Nearest() {}

  /**
   * Returns the nearest name, if its edit distance is at most 1 or at most a third of the written
   * name's length.
   */
  public static Optional<String> to(String written, Stream<String> names) {
    return to(written, names, name -> name);
  }

  /**
   * Returns the object with the nearest name within the same limit; if two names are equally near,
   * the longer one wins.
   */
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
