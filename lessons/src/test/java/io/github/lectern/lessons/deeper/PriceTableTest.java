package io.github.lectern.lessons.deeper;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class PriceTableTest {
  private static final Sequential SMALL = net(2); // 2 + 2 + 4 + 2 = 10
  private static final Sequential LARGE = net(5); // 5 + 5 + 10 + 2 = 22
  private static final PriceTable TABLE =
      new PriceTable().add("small", SMALL, 4, test(SMALL)).add("large", LARGE, 11.08, test(LARGE));

  @Test
  void costs_are_shown_as_they_are_and_divided_by_those_of_the_first_net() {
    assertThat(TABLE.toString())
        .contains("Cost and accuracy")
        .containsPattern("parameters / small's +seconds of training +seconds / small's")
        .containsPattern("small +10 +1\\.00 +4\\.0 +1\\.00 +0\\.7500")
        .containsPattern("large +22 +2\\.20 +11\\.1 +2\\.77 +0\\.7500");
    assertThat(TABLE.toHtml()).contains("<th scope=\"col\"", "2.77");
  }

  @Test
  void a_table_without_nets_can_be_shown() {
    assertThat(new PriceTable().toString()).contains("parameters");
  }

  /** Returns a net with zero weights and a bias that makes it predict class 0. */
  private static Sequential net(int nodes) {
    Sequential net = new Sequential();
    net.add(new Dense(nodes, activation("relu")));
    net.add(new Dense(2, activation("softmax")));
    net.compile(loss("categorical_crossentropy"), metrics("accuracy"));
    net.build(1);
    net.setWeights(
        List.of(
            Nd4j.zeros(1, nodes),
            Nd4j.zeros(nodes),
            Nd4j.zeros(nodes, 2),
            Nd4j.createFromArray(1f, 0f)));
    return net;
  }

  private static Evaluation test(Sequential net) {
    float[][] threeOfFour = {{1, 0}, {1, 0}, {1, 0}, {0, 1}};
    return net.evaluate(Nd4j.ones(4, 1), Nd4j.createFromArray(threeOfFour), verbose(0));
  }
}
