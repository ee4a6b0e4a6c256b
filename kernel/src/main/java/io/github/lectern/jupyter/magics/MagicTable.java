package io.github.lectern.jupyter.magics;

import io.github.lectern.jupyter.eval.hints.Nearest;
import io.github.lectern.jupyter.eval.run.CellFailure;
import io.github.lectern.tensor.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The known magics. */
final class MagicTable {
  private static final int WIDTH = 13;
  private static final int LINE = 90;

  private List<Magic> known = List.of();

  /** Sets the magics, which are sorted by name; called once, since some magics list the others. */
  void set(List<Magic> magics) {
    known =
        magics.stream()
            .sorted(Comparator.comparing((Magic m) -> bare(m.name())).thenComparing(Magic::name))
            .toList();
  }

  Stream<String> names() {
    return known.stream().map(Magic::name);
  }

  /** Returns the magic with the longest name that a text starts with or that starts with it. */
  Optional<Magic> startingWith(String name) {
    return known.stream()
        .filter(magic -> magic.name().equals(name))
        .findFirst()
        .or(() -> known.stream().filter(magic -> magic.name().startsWith(name)).findFirst());
  }

  /**
   * Returns the magic with this name.
   *
   * @throws CellFailure if there is none; the failure lists all magics, the nearest first
   */
  Magic named(String name) throws CellFailure {
    Optional<Magic> found = known.stream().filter(m -> m.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      List<Magic> near = near(name);
      String meant = near.isEmpty() ? "" : " Did you mean " + near.get(0).name() + "?";
      throw CellFailure.ofMessage(
          "UnknownMagic",
          name
              + " is not a magic."
              + meant
              + " The magics are:\n"
              + wrapped(Stream.concat(near.stream(), known.stream()).map(Magic::name).distinct())
              + "\n%help explains them.");
    }
    return found.get();
  }

  /** Returns the magics with similar names, the nearest first. */
  private List<Magic> near(String name) {
    return known.stream()
        .filter(magic -> Nearest.to(bare(name), Stream.of(bare(magic.name()))).isPresent())
        .sorted(Comparator.comparingInt(magic -> distance(name, magic.name())))
        .toList();
  }

  private static int distance(String written, String name) {
    return 2 * EditDistance.between(bare(written), bare(name))
        + (written.startsWith("%%") == name.startsWith("%%") ? 0 : 1);
  }

  private static String bare(String name) {
    return name.replace("%", "");
  }

  /** Explains a magic, whose name may be given without percent signs. */
  String explain(String name) throws CellFailure {
    String bare = bare(name.strip());
    List<Magic> found = known.stream().filter(magic -> bare(magic.name()).equals(bare)).toList();
    return found.isEmpty()
        ? explanation(named(name.strip()))
        : found.stream().map(MagicTable::explanation).collect(Collectors.joining("\n\n"));
  }

  /** Returns the name, description and syntax of a magic. */
  static String explanation(Magic magic) {
    return magic.name() + ": " + magic.help() + "\n\n" + magic.usage();
  }

  /** Returns names on lines of limited length. */
  private static String wrapped(Stream<String> names) {
    StringBuilder lines = new StringBuilder(" ");
    int length = 1;
    for (String name : names.toList()) {
      if (length + name.length() > LINE) {
        lines.append("\n ");
        length = 1;
      }
      lines.append(' ').append(name);
      length += 1 + name.length();
    }
    return lines.toString();
  }

  /** Returns the magics with their descriptions, one per line, in alphabetical order. */
  String list() {
    return known.stream()
        .filter(magic -> !magic.isAlias())
        .map(magic -> String.format("  %-" + WIDTH + "s %s%n", magic.name(), magic.help()))
        .collect(Collectors.joining());
  }
}
