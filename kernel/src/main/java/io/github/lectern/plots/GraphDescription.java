package io.github.lectern.plots;

import io.github.lectern.tensor.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Describes a diagram in words, based on the groups of its SVG. */
final class GraphDescription {
  private static final int MOST_NAMES = 20;

  private final List<String> clusters = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();
  private int edges;
  private String group = "";

  /**
   * Processes the start of an element.
   *
   * @param kind the class of a group, or the name of any other element
   */
  void open(String kind) {
    switch (kind) {
      case "cluster" -> start(kind, clusters);
      case "node" -> start(kind, nodes);
      case "edge" -> {
        group = kind;
        edges++;
      }
      default -> {}
    }
  }

  private void start(String kind, List<String> names) {
    group = kind;
    names.add("");
  }

  /**
   * Processes text inside an element. Only drawn text is part of the description; tooltips are not.
   *
   * @param kind the class of the group, or the name of any other element
   */
  void add(String kind, String text) {
    if (kind.equals("text") || kind.equals("a")) {
      switch (group) {
        case "cluster" -> extendLast(clusters, text);
        case "node" -> extendLast(nodes, text);
        default -> {}
      }
    }
  }

  private static void extendLast(List<String> names, String text) {
    int last = names.size() - 1;
    names.set(last, (names.get(last) + " " + text).strip());
  }

  String text() {
    String groups = clusters.isEmpty() ? "" : names(clusters) + "; ";
    String inside =
        nodes.isEmpty() ? "no nodes" : Plural.of(nodes.size(), "node") + ": " + names(nodes);
    return "Diagram: " + groups + inside + "; " + Plural.of(edges, "edge") + ".";
  }

  private static String names(List<String> names) {
    String first =
        names.stream()
            .map(name -> name.isEmpty() ? "(unnamed)" : name)
            .limit(MOST_NAMES)
            .collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES
        ? first + " and " + (names.size() - MOST_NAMES) + " more"
        : first;
  }
}
