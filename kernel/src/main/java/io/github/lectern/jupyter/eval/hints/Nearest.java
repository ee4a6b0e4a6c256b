package io.github.lectern.jupyter.eval.hints;

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
    Comparator<T> nearest = Comparator.comparingInt(k -> distance(written, name.apply(k)));
    Comparator<T> longest = Comparator.comparingInt(k -> -name.apply(k).length());
    return known
        .filter(k -> distance(written, name.apply(k)) <= Math.max(1, written.length() / 3))
        .min(nearest.thenComparing(longest));
  }

  /** How many letters to change, add, drop or swap. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
