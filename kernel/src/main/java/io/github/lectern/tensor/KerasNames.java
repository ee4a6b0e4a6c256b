package io.github.lectern.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of names that Keras has and Lectern lacks, and of what to write instead. */
public final class KerasNames {
  private static final String TABLE = "missing-names.txt";
  private static final Pattern KIND = Pattern.compile("([a-z ]+): *(.*)");
  private static final Pattern NAMES = Pattern.compile(" +(.*?)(?: -> (.*))?");

  private KerasNames() {}

  /**
   * A name that Keras has and Lectern lacks.
   *
   * @param kind what the name denotes, such as "layer" or "data set"
   * @param name the name in Keras
   * @param present the names of this kind that Lectern has, such as "Dense and Dropout"; empty if
   *     there are too many to list
   * @param instead what to write instead of the name; empty if Lectern has nothing similar
   */
  public record Missing(String kind, String name, String present, String instead) {
    /**
     * Returns a hint, such as "Lectern does not have this layer; it has Dense and Dropout. Try: new
     * Dropout(0.2)".
     */
    public String advice() {
      String others = present.isEmpty() ? "" : "; it has " + present;
      String rest = instead.isEmpty() ? "" : ". Try: " + instead;
      return "Lectern does not have this " + kind + others + rest;
    }
  }

  /**
   * Returns the entry for a name that Lectern lacks, or empty if the table does not contain it.
   *
   * @param kind what the name denotes, such as "layer"
   * @param name the name, spelt as in Python or as in Java
   */
  public static Optional<Missing> find(String kind, String name) {
    return Table.ALL.stream()
        .filter(missing -> missing.kind().equals(kind))
        .filter(missing -> plain(missing.name()).equals(plain(name)))
        .findFirst();
  }

  /** Returns all entries, in the order of the table. */
  public static List<Missing> all() {
    return Table.ALL;
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Holds the table, which is read only when the first name is looked up. */
  private static final class Table {
    static final List<Missing> ALL = read();
  }

  private static List<Missing> read() {
    List<Missing> all = new ArrayList<>();
    Matcher kind = KIND.matcher("");
    for (String line : lines()) {
      Matcher names = NAMES.matcher(line);
      if (names.matches()) {
        String instead = Optional.ofNullable(names.group(2)).orElse("");
        for (String name : names.group(1).split(" ", -1)) {
          all.add(new Missing(kind.group(1), name, kind.group(2), instead));
        }
      } else if (!kind.reset(line).matches()) {
        throw new IllegalStateException(TABLE + ": expected a kind or names but got " + line);
      }
    }
    return List.copyOf(all);
  }

  private static List<String> lines() {
    try (InputStream table = KerasNames.class.getResourceAsStream(TABLE)) {
      return new String(table.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
