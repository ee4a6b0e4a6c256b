package io.github.lectern.jupyter.eval.hints;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hint rules of one or more resource files of this package, in file order. */
record HintTable(List<HintRule> rules) {
  private static final Set<String> KEYS = Set.of("message", "line", "marked", "hint");
  private static final Pattern GROUP = Pattern.compile("\\$\\d");

  /** Reads one or more tables, which are tried in the given order. */
  static HintTable read(String... files) {
    return new HintTable(
        Stream.of(files).flatMap(file -> parse(file, lines(file)).rules().stream()).toList());
  }

  /** Returns the hint of the first rule that applies. */
  Optional<String> find(String message, String line, int column) {
    return rules.stream()
        .map(rule -> rule.apply(message, line, column))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<String> lines(String file) {
    try (InputStream table = HintTable.class.getResourceAsStream(file)) {
      return new String(table.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Parses rules that are separated by blank lines.
   *
   * @throws IllegalArgumentException if a rule is not valid; the message names its file and line
   */
  static HintTable parse(String file, List<String> lines) {
    List<HintRule> rules = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i <= lines.size(); i++) {
      String line = i < lines.size() ? lines.get(i) : "";
      try {
        if (!line.isBlank() && !line.startsWith("#")) {
          add(line, values);
        } else if (!values.isEmpty()) {
          rules.add(rule(values));
          values.clear();
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return new HintTable(List.copyOf(rules));
  }

  private static void add(String line, Map<String, String> values) {
    String[] parts = line.split(": ", 2);
    if (parts.length < 2 || !KEYS.contains(parts[0])) {
      throw new IllegalArgumentException(
          "expected message:, line:, marked: or hint: but got " + line);
    }
    if (!parts[0].equals("hint")) {
      // What $1 stands for is known only when a message is matched; any name will do here.
      Pattern.compile(GROUP.matcher(parts[1]).replaceAll("x"));
    }
    if (values.put(parts[0], parts[1]) != null) {
      throw new IllegalArgumentException(parts[0] + " occurs twice in this rule");
    }
  }

  private static HintRule rule(Map<String, String> values) {
    boolean fromMark = values.containsKey("marked");
    if (!values.containsKey("hint") || (fromMark && values.containsKey("line"))) {
      throw new IllegalArgumentException(
          "expected a rule with a hint and with at most one of line and marked but got " + values);
    }
    String code = values.getOrDefault(fromMark ? "marked" : "line", ".*");
    Pattern message = Pattern.compile(values.getOrDefault("message", ".*"), Pattern.DOTALL);
    return new HintRule(message, code, fromMark, values.get("hint"));
  }
}
