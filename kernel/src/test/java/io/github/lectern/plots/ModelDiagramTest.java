package io.github.lectern.plots;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.plots.ModelDiagram.plotModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.BatchNormalization;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Dropout;
import io.github.lectern.keras.layers.ELU;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.GlobalAveragePooling2D;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.layers.LeakyReLU;
import io.github.lectern.keras.layers.ReLU;
import io.github.lectern.keras.layers.Rescaling;
import io.github.lectern.keras.layers.Softmax;
import io.github.lectern.keras.layers.ZeroPadding2D;
import io.github.lectern.keras.models.Sequential;
import org.junit.jupiter.api.Test;

class ModelDiagramTest {
  @Test
  void each_dense_layer_is_a_column_with_its_counts() {
    String dot = ModelDiagram.dot(net1());
    assertThat(dot)
        .contains(
            "label=\"Layer 0: flatten\\n784 inputs\\nno parameters\"",
            "label=\"Layer 1: relu\\n30 nodes\\n23,550 parameters\"",
            "label=\"Layer 2: softmax\\n10 nodes\\n310 parameters\"");
  }

  @Test
  void of_many_nodes_the_first_two_and_the_last_are_drawn() {
    String svg = plotModel(net1()).svg().orElseThrow();
    assertThat(svg)
        .contains(">x1<", ">x2<", ">...<", ">x784<", ">node30<", ">y1<", ">y2<", ">y10<")
        .doesNotContain(">x3<", ">y9<");
  }

  @Test
  void of_up_to_four_nodes_none_is_left_out() {
    Sequential net = net(new Dense(4, activation("sigmoid")), new Dense(1));
    net.build(3);
    assertThat(ModelDiagram.dot(net))
        .contains("{l0n1 l0n2 l0n3} -> {l1n1 l1n2 l1n3 l1n4}", "-> {l2n1}")
        .contains("Layer 2\\n1 node\\n5 parameters")
        .doesNotContain("...");
  }

  /**
   * The chain that keeps nodes in order is invisible; with one node, it would be the node itself.
   */
  @Test
  void a_single_output_is_visible() {
    Sequential net = net(new Dense(1, activation("sigmoid")));
    net.build(1);
    assertThat(plotModel(net).svg().orElseThrow()).contains(">x1<", ">y1<");
  }

  /** A page scales down a diagram that is wider than the page, including its text. */
  @Test
  void a_net_of_seven_columns_is_drawn_closely() {
    Sequential net = net1();
    for (int i = 0; i < 4; i++) {
      net.add(new Dense(500, activation("relu")));
    }
    String svg = plotModel(net).svg().orElseThrow();
    double width =
        Double.parseDouble(svg.replaceAll("(?s).*?<svg[^>]* width=\"([\\d.]+)pt.*", "$1"));
    assertThat(width).isBetween(500.0, 1050.0);
  }

  @Test
  void the_first_node_stands_on_top() {
    String svg = plotModel(net1()).svg().orElseThrow();
    assertThat(height(svg, "x1")).isLessThan(height(svg, "x2"));
    assertThat(height(svg, "x2")).isLessThan(height(svg, "x784"));
    assertThat(height(svg, "y1")).isLessThan(height(svg, "y10"));
  }

  @Test
  void every_arrow_between_drawn_nodes_is_drawn() {
    assertThat(plotModel(net1()).description()).contains("; 12 nodes: ").endsWith("; 32 edges.");
  }

  @Test
  void layers_without_nodes_of_their_own_are_told_with_the_column_they_act_on() {
    Sequential net = net(new Dense(5), new Activation("relu"), new Dropout(0.25), new Dense(2));
    net.build(3);
    assertThat(ModelDiagram.dot(net)).contains("Layer 1: relu, dropout 0.25\\n5 nodes");
  }

  @Test
  void layers_for_images_and_normalizations_are_told_with_their_column() {
    Sequential net =
        net(
            new Rescaling(0.5),
            new ZeroPadding2D(1),
            new GlobalAveragePooling2D(),
            new Dense(2),
            new BatchNormalization(),
            new Softmax());
    net.build(3, 3, 4);
    assertThat(ModelDiagram.dot(net))
        .contains("Layer 0: rescaling, zero padding2d, global average pooling2d\\n4 inputs")
        .contains("Layer 1: batch normalization, softmax\\n2 nodes");
  }

  @Test
  void a_model_in_a_net_is_drawn_with_its_layers() {
    Sequential inner = net(new Dense(5), new ELU(1));
    Sequential net = new Sequential(inner, new Dense(2));
    net.build(3);
    assertThat(ModelDiagram.dot(net))
        .contains("Layer 1: elu 1.0\\n5 nodes")
        .contains("Layer 2\\n2 nodes");
  }

  @Test
  void rectifier_layers_are_shown_with_their_settings() {
    Sequential net =
        net(new Dense(5), new LeakyReLU(), new ELU(1), new Dense(2), new ReLU(), new ReLU(6));
    net.build(3);
    assertThat(ModelDiagram.dot(net))
        .contains("Layer 1: leaky relu 0.3, elu 1.0\\n5 nodes")
        .contains(": relu, relu up to 6.0\\n2 nodes");
  }

  @Test
  void a_net_without_weights_is_refused_with_what_to_do() {
    Sequential net = net(new Dense(5));
    assertThatThrownBy(() -> plotModel(net))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("call fit(X, y) first, or build(784)");
  }

  @Test
  void a_net_without_a_dense_layer_is_refused() {
    Sequential net = net(new Flatten());
    assertThatThrownBy(() -> plotModel(net))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("plotModel: expected a net with a Dense layer but got Sequential");
  }

  private static Sequential net1() {
    Sequential net =
        net(new Flatten(), new Dense(30, activation("relu")), new Dense(10, activation("softmax")));
    net.build(28, 28, 1);
    return net;
  }

  private static Sequential net(Layer... layers) {
    Sequential net = new Sequential();
    for (Layer layer : layers) {
      net.add(layer);
    }
    return net;
  }

  /** Returns the y coordinate of a node's name; in dot's SVG it is 0 at the bottom. */
  private static double height(String svg, String node) {
    int end = svg.indexOf(">" + node + "<");
    int start = svg.lastIndexOf(" y=\"", end) + 4;
    return Double.parseDouble(svg.substring(start, svg.indexOf('"', start)));
  }
}
