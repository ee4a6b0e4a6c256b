package io.github.lectern.lessons.fashion;

import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ComparisonTableTest {
  private static final INDArray X = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 5}});
  private static final INDArray Y = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}});

  @Test
  void each_net_is_a_row_with_its_parameters_loss_and_accuracy() {
    Sequential net = net(999);
    Evaluation test = net.evaluate(X, Y, verbose(0));
    String text = new ComparisonTable().add("wide", net, test).toString();
    assertThat(text.lines().skip(1).findFirst().orElseThrow().split(" +", -1))
        .containsExactly("net", "parameters", "loss", "accuracy");
    // (2 x 999 + 999) + (999 x 2 + 2)
    assertThat(text.lines().skip(3).findFirst().orElseThrow().split(" +", -1))
        .containsExactly(
            "wide",
            "4,997",
            String.format(Locale.ROOT, "%.4f", test.loss()),
            String.format(Locale.ROOT, "%.4f", test.get("accuracy")));
  }

  @Test
  void adding_a_net_leaves_the_shorter_table_alone() {
    Sequential net = net(3);
    Evaluation test = net.evaluate(X, Y, verbose(0));
    ComparisonTable one = new ComparisonTable().add("a", net, test);
    ComparisonTable two = one.add("b", net, test);
    assertThat(one.table().rowCount()).isEqualTo(1);
    assertThat(two.table().stringColumn("net").asList()).containsExactly("a", "b");
  }

  @Test
  void the_html_is_a_table_with_headers() {
    assertThat(new ComparisonTable().toHtml()).contains("<th scope=\"col\"").contains("parameters");
  }

  @Test
  void the_scatter_has_a_point_for_each_net() {
    Sequential net = net(3);
    Evaluation test = net.evaluate(X, Y, verbose(0));
    String words =
        new ComparisonTable().add("a", net, test).add("b", net, test).scatter().description();
    assertThat(words)
        .startsWith("accuracy on the test data against parameters: a (17, ")
        .contains(", b (17, ");
  }

  @Test
  void a_net_without_weights_is_refused() {
    Sequential net = net(3);
    Evaluation test = net.evaluate(X, Y, verbose(0));
    Sequential unseen = new Sequential();
    unseen.add(new Dense(3));
    assertThatThrownBy(() -> new ComparisonTable().add("unseen", unseen, test))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Sequential net(int nodes) {
    Sequential net = new Sequential();
    net.add(new Dense(nodes));
    net.add(new Dense(2));
    net.compile(optimizer("adam"), loss("mse"), metrics("accuracy"));
    net.build(2);
    return net;
  }
}
