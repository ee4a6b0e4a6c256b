package io.github.lectern.lessons.fashion;

import static io.github.lectern.keras.Keywords.activation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.lectern.keras.layers.Activation;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Flatten;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.models.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The nodes compute x1 - 1, x2 and -x1: for x1 >= 0, the third node is never active. */
class ActiveNodesTest {
  private static final INDArray X =
      Nd4j.createFromArray(new float[][] {{2, 1}, {3, 1}, {4, -1}, {0, 5}});

  @Test
  void a_node_is_active_where_its_output_is_above_0() {
    ActiveNodes active = ActiveNodes.of(net(new Dense(3, activation("relu"))), X);
    assertThat(active.shares()).containsExactly(0.75, 0.75, 0);
    assertThat(active.rarelyActive()).isEqualTo(1);
    assertThat(active.neverActive()).isEqualTo(1);
    assertThat(active)
        .hasToString(
            """
            Active on at least 1 image in 100: 2 of 3 nodes; on fewer: 0; on none: 1.
            node1 75 %, node2 75 %, node3 never""");
  }

  @Test
  void relu_may_be_a_layer_of_its_own() {
    assertThat(ActiveNodes.of(net(new Dense(3), new Activation("relu")), X).shares())
        .containsExactly(0.75, 0.75, 0);
  }

  @Test
  void images_may_be_bytes_that_the_net_flattens() {
    Sequential net = new Sequential();
    net.add(new Flatten());
    net.add(new Dense(3, activation("relu")));
    net.build(1, 2);
    net.setWeights(weights());
    INDArray images = Nd4j.createFromArray(0, 7, 200, 0).reshape(2, 1, 2).castTo(DataType.UINT8);
    assertThat(ActiveNodes.of(net, images).shares()).containsExactly(0.5, 0.5, 0);
  }

  @Test
  void one_image_in_thousands_is_rare_but_not_never() {
    INDArray x = Nd4j.zeros(DataType.FLOAT, 12_001, 2);
    x.putScalar(12_000, 0, 5);
    ActiveNodes active = ActiveNodes.of(net(new Dense(3, activation("relu"))), x);
    assertThat(active.shares()).containsExactly(1.0 / 12_001, 0, 0);
    assertThat(active.rarelyActive()).isEqualTo(3);
    assertThat(active.neverActive()).isEqualTo(2);
    assertThat(active.toString()).contains("on fewer: 1; on none: 2", "node1 < 1 %, node2 never");
  }

  @Test
  void the_html_has_a_box_for_each_node_filled_to_its_share() {
    INDArray x = Nd4j.createFromArray(new float[][] {{2, 1}, {3, 1}});
    String html = ActiveNodes.of(net(new Dense(3, activation("relu"))), x).toHtml();
    assertThat(html).contains(">always</strong>", "100.0%", "node3", ">never<");
    assertThat(ActiveNodes.of(net(new Dense(3, activation("relu"))), X).toHtml())
        .contains("rgba(0,114,178,.35) 75.0%,transparent 75.0%");
  }

  /** Jupyter removes the style of what an untrusted notebook shows. */
  @Test
  void without_its_style_it_is_a_line_of_text_for_every_ten_nodes() {
    Sequential net = new Sequential();
    net.add(new Dense(12, activation("relu")));
    net.build(2);
    String html = ActiveNodes.of(net, X).toHtml();
    String rows = html.replaceAll("\\s+", " ").replaceAll("</?(span|strong)[^>]*>", "");
    assertThat(rows.split("</?(div|p)[^>]*>"))
        .filteredOn(line -> line.contains("node"))
        .satisfiesExactly(
            title -> assertThat(title).startsWith("Share of the images"),
            ten -> assertThat(ten).matches("(node\\d+ ([<>\\d% ]+|never|always) ?){10}"),
            two -> assertThat(two).matches("node11 .* node12 \\S+( %)? ?"),
            summary -> assertThat(summary).startsWith("Active on at least 1 image"));
  }

  @Test
  void a_net_without_weights_or_without_relu_is_refused() {
    Sequential unseen = new Sequential();
    unseen.add(new Dense(3, activation("relu")));
    assertThatIllegalStateException()
        .isThrownBy(() -> ActiveNodes.of(unseen, X))
        .withMessageMatching(
            "ActiveNodes: dense\\w* has no weights yet; call fit\\(X, y\\) first, or build\\(784\\)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActiveNodes.of(net(new Dense(3)), X))
        .withMessageStartingWith("ActiveNodes: expected a net with a relu but got ");
  }

  private static Sequential net(Layer... layers) {
    Sequential net = new Sequential();
    for (Layer layer : layers) {
      net.add(layer);
    }
    net.build(2);
    net.setWeights(weights());
    return net;
  }

  private static List<INDArray> weights() {
    return List.of(
        Nd4j.createFromArray(new float[][] {{1, 0, -1}, {0, 1, 0}}),
        Nd4j.createFromArray(new float[] {-1, 0, 0}));
  }
}
