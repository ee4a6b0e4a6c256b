package io.github.lectern.plots;

import io.github.lectern.keras.layers.Layer;
import io.github.lectern.tensor.Plural;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A column in the diagram of a net: the input or a dense layer.
 *
 * @param place the position of the column, 0 for the input
 * @param node the name of a node without its number, such as "x"
 * @param nodes the number of nodes in the layer
 * @param functions the functions that are applied here, such as "relu"
 * @param count the line of the label that states the number of parameters
 */
record DiagramColumn(int place, String node, long nodes, List<String> functions, String count) {
  private static final int MOST_NODES = 4;

  DiagramColumn {
    functions = List.copyOf(functions);
  }

  static DiagramColumn input(long inputs) {
    return new DiagramColumn(0, "x", inputs, List.of(), "no parameters");
  }

  static DiagramColumn of(Layer dense, int place, String node) {
    String count = Plural.of(dense.countParams(), "parameter");
    return new DiagramColumn(place, node, dense.weights().get(0).size(1), List.of(), count);
  }

  /** Returns this column with one more function. */
  DiagramColumn doing(String function) {
    List<String> more = new ArrayList<>(functions);
    more.add(function);
    return new DiagramColumn(place, node, nodes, more, count);
  }

  /** Returns this column in DOT: a labelled box that contains the nodes, the first at the top. */
  String cluster() {
    return """
        subgraph cluster_%d {
            style=filled; color=lightgrey; label="%s"
            %s
            {edge [style=invis]; rank=same; %s}
        }
        """
        .formatted(place, label(), nodeStatements(), chain());
  }

  /**
   * Returns a chain of invisible edges that keeps the nodes in order. In a left-to-right graph, dot
   * places such a chain from the bottom up.
   */
  private String chain() {
    List<String> upwards = new ArrayList<>(ids());
    Collections.reverse(upwards);
    return String.join(" -> ", upwards);
  }

  /** Returns the nodes in DOT as a group that an edge statement can use as one end. */
  String group() {
    return "{" + String.join(" ", ids()) + "}";
  }

  private String label() {
    String what = functions.isEmpty() ? "" : ": " + String.join(", ", functions);
    String size = Plural.of(nodes, place == 0 ? "input" : "node");
    return "Layer " + place + what + "\\n" + size + "\\n" + count;
  }

  private String nodeStatements() {
    return numbers()
        .mapToObj(number -> "%s [label=\"%s\"]".formatted(id(number), name(number)))
        .collect(Collectors.joining("; "));
  }

  private List<String> ids() {
    return numbers().mapToObj(this::id).toList();
  }

  private String id(long number) {
    return "l%dn%d".formatted(place, number);
  }

  private String name(long number) {
    return number == 0 ? "..." : node + number;
  }

  /**
   * Returns the numbers of the nodes to draw, counted from 1; 0 represents the nodes that are left
   * out.
   */
  private LongStream numbers() {
    return nodes <= MOST_NODES ? LongStream.rangeClosed(1, nodes) : LongStream.of(1, 2, 0, nodes);
  }
}
