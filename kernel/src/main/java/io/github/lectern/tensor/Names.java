package io.github.lectern.tensor;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Builds messages about unknown names, with the nearest known name and all known names. */
public final class Names {
  private static final int SHORTEST_PART = 3;

  private Names() {}

  /**
   * Returns the message about an unknown name, the short fact on its first line. A name of Keras'
   * that Lectern lacks is not a spelling mistake: the message says what to write instead.
   *
   * <pre>{@code
   * Unknown metric function: recall
   * Did you mean "Recall"? Known names: Accuracy, Precision, Recall
   * }</pre>
   *
   * @param kind what the name should have named, such as "metric function"
   * @param given the name as typed
   * @param known the names in the order to list them
   */
  public static String unknown(String kind, String given, Collection<String> known) {
    String concept = kind.replaceFirst(" function$", "");
    String hint =
        KerasNames.find(concept, given)
            .map(missing -> missing.instead().isEmpty() ? "" : "Try: " + missing.instead() + "\n")
            .orElseGet(() -> question(candidates(given, known)));
    return "Unknown "
        + kind
        + ": "
        + given
        + "\n"
        + hint
        + "Known names: "
        + String.join(", ", known);
  }

  /**
   * Returns the known name that was most likely meant: the fewest typing mistakes, letter case,
   * underscores and hyphens not counted; otherwise the shortest that contains the given name;
   * otherwise none.
   */
  public static Optional<String> nearest(String given, Collection<String> known) {
    return candidates(given, known).stream().findFirst();
  }

  /** Returns the nearest name, or else all that contain the given one, the shortest first. */
  private static List<String> candidates(String given, Collection<String> known) {
    String plain = plain(given);
    if (plain.isEmpty()) {
      return List.of();
    }
    int tolerated = Math.max(1, plain.length() / 3);
    return known.stream()
        .filter(name -> EditDistance.between(plain, plain(name)) <= tolerated)
        .min(
            Comparator.<String>comparingInt(name -> EditDistance.between(plain, plain(name)))
                .thenComparingInt(name -> EditDistance.between(given, name)))
        .map(List::of)
        .orElseGet(() -> containing(plain, known));
  }

  private static String question(List<String> names) {
    String all = String.join("\", \"", names).replaceFirst("(.*), ", "$1 or ");
    return names.isEmpty() ? "" : "Did you mean \"" + all + "\"? ";
  }

  /** Returns the name of a class as Keras writes it: "glorot_uniform" for "GlorotUniform". */
  public static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** Returns the names that contain the given one; several spellings of a name count once. */
  private static List<String> containing(String plain, Collection<String> known) {
    Set<String> spellings = new HashSet<>();
    return known.stream()
        .filter(name -> plain.length() >= SHORTEST_PART && plain(name).contains(plain))
        .filter(name -> spellings.add(plain(name)))
        .sorted(Comparator.comparingInt(String::length))
        .toList();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
  }
}
