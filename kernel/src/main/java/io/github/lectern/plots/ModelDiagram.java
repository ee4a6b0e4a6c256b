package io.github.lectern.plots;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.tensor.Names;
import java.util.ArrayList;
import java.util.List;

/** Draws the diagram of a net from its layers. */
public final class ModelDiagram {
  private static final String LOOK =
      """
      splines=line; ranksep=%s; nodesep=0.18
      node [style=filled fillcolor=white]
      edge [color=gray50 arrowsize=0.5]
      """;

  private static final int DEEP = 6; // columns

  private ModelDiagram() {}

  /**
   * Draws a net as nodes and edges, like {@code keras.utils.plot_model(net)}. The diagram has one
   * column for the input and one for each dense layer, labelled with the numbers of nodes and
   * parameters. If a column has more than four nodes, only the first two and the last are drawn.
   *
   * <pre>{@code
   * plotModel(net1)
   * }</pre>
   *
   * @throws IllegalStateException if the net has no weights yet
   * @throws IllegalArgumentException if the net has no dense layer
   */
  public static Dot plotModel(Sequential net) {
    return Graphviz.gv(dot(net));
  }

  static String dot(Sequential net) {
    List<DiagramColumn> columns = columns(net);
    String gap = columns.size() < DEEP ? "1.1" : "0.3"; // pages scale down wide diagrams
    StringBuilder dot = new StringBuilder(LOOK.formatted(gap));
    columns.forEach(column -> dot.append(column.cluster()));
    for (int i = 1; i < columns.size(); i++) {
      dot.append(columns.get(i - 1).group()).append(" -> ");
      dot.append(columns.get(i).group()).append('\n');
    }
    return dot.toString();
  }

  private static List<DiagramColumn> columns(Sequential net) {
    Dense last = lastDense(net);
    List<DiagramColumn> columns = new ArrayList<>(List.of(DiagramColumn.input(inputs(net))));
    for (Layer layer : parts(net)) {
      if (layer instanceof Dense) {
        String node = layer == last ? "y" : "node";
        columns.add(DiagramColumn.of(layer, columns.size(), node));
      }
      String words = words(layer);
      int top = columns.size() - 1;
      columns.set(top, words.isEmpty() ? columns.get(top) : columns.get(top).doing(words));
    }
    return columns;
  }

  /** Returns the layers; those of models in the net take the place of these models. */
  private static List<Layer> parts(Sequential net) {
    return net.layers().stream().flatMap(layer -> layer.parts().stream()).toList();
  }

  private static Dense lastDense(Sequential net) {
    return parts(net).stream()
        .filter(Dense.class::isInstance)
        .map(Dense.class::cast)
        .reduce((a, b) -> b)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "plotModel: expected a net with a Dense layer but got " + net));
  }

  private static long inputs(Sequential net) {
    Layer first = parts(net).stream().filter(Dense.class::isInstance).findFirst().orElseThrow();
    if (!first.isBuilt()) {
      throw new IllegalStateException(
          "plotModel: "
              + net.name()
              + " has no weights yet, since it has not seen the shape of a sample;"
              + " call fit(X, y) first, or build(784)");
    }
    return first.weights().get(0).size(0);
  }

  /**
   * Returns the function that a layer applies, such as "relu", "flatten", "dropout 0.5" or "leaky
   * relu 0.3", or an empty text if its activation is linear.
   */
  private static String words(Layer layer) {
    if (layer.config().containsKey("activation")) {
      String function = layer.config().get("activation").toString();
      return function.equals("linear") ? "" : function;
    }
    String type = Names.snakeCase(layer.getClass().getSimpleName()).replace('_', ' ');
    return type.replace("re lu", "relu")
        + setting(layer, "rate", "")
        + setting(layer, "alpha", "")
        + setting(layer, "max_value", "up to ");
  }

  private static String setting(Layer layer, String key, String before) {
    return layer.config().containsKey(key) ? " " + before + layer.config().get(key) : "";
  }
}
