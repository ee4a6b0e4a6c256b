package io.github.lectern.jupyter.eval.hints;

import io.github.lectern.tensor.EditDistance;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Finds the known name that is most similar to a misspelt one. */
public final class Nearest {
  private Nearest() {}

  /**
   * Returns the nearest name, if its edit distance is at most 1 or at most a third of the written
   * name's length. Case and underscores count only if two names are equally near otherwise.
   */
  public static Optional<String> to(String written, Stream<String> names) {
    return to(written, names, name -> name);
  }

  /**
   * Returns the object with the nearest name within the same limit; if two names are equally near,
   * the longer one wins.
   */
  static <T> Optional<T> to(String written, Stream<T> known, Function<T, String> name) {
    int limit = Math.max(1, written.length() / 3);
    ToIntFunction<T> distance = k -> EditDistance.between(plain(written), plain(name.apply(k)));
    return known
        .filter(k -> distance.applyAsInt(k) <= limit)
        .min(
            Comparator.comparingInt(distance)
                .thenComparingInt(k -> EditDistance.between(written, name.apply(k)))
                .thenComparingInt(k -> -name.apply(k).length()));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
