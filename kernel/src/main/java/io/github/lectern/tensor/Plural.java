package io.github.lectern.tensor;

import java.util.Locale;

/** Writes counts with their nouns, such as "1 row" and "60,000 rows". */
public final class Plural {
  private Plural() {}

  /** Returns the count and the noun, which gets a plural ending unless the count is 1. */
  public static String of(long count, String noun) {
    String ending = count == 1 ? "" : noun.endsWith("s") ? "es" : "s";
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, ending);
  }
}
