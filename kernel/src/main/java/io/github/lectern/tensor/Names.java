package io.github.lectern.tensor;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Builds messages about unknown names. They suggest similar names and list all known names. */
public final class Names {
  private static final int SHORTEST_PART = 3;

  private Names() {}

  /**
   * Returns the message about an unknown name. Its first line states the error. If Keras has the
   * name and Lectern lacks it, the message says what to write instead; otherwise it suggests
   * similar names.
   *
   * <pre>{@code
   * Unknown metric function: recall
   * Did you mean "Recall"? Known names: Accuracy, Precision, Recall
   * }</pre>
   *
   * @param kind what the name should denote, such as "metric function"
   * @param given the name as typed
   * @param known the known names, in the order in which the message lists them
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
        + (given.isBlank() ? "\"" + given + "\"" : given)
        + "\n"
        + hint
        + "Known names: "
        + String.join(", ", known);
  }

  /**
   * Returns the known name that was most likely meant, or empty if no name is similar. The first
   * choice is the name with the fewest typing mistakes, ignoring case, underscores and hyphens; the
   * second is the shortest name that contains the given one.
   */
  public static Optional<String> nearest(String given, Collection<String> known) {
    return candidates(given, known).stream().findFirst();
  }

  /**
   * Returns the nearest name or, if none is near enough, all names that contain the given one,
   * shortest first.
   */
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

  /**
   * Returns the name of a class in snake case, as Keras' {@code to_snake_case} does:
   * "glorot_uniform" for "GlorotUniform", "conv2d" for "Conv2D".
   */
  public static String snakeCase(String name) {
    return name.replaceAll("(.)([A-Z][a-z0-9]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the names that contain the given one, shortest first. If several are spellings of the
   * same name, only the first is included.
   */
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
