package io.github.lectern.lessons.deeper;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.metrics;
import static io.github.lectern.keras.Keywords.optimizer;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Evaluation;
import io.github.lectern.keras.models.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LeaderboardTest {
  /** Four samples. The net always predicts class 0, so the labels determine its accuracy. */
  private static final INDArray X = Nd4j.ones(4, 1);

  private static final Sequential SMALL = net(2); // 2 + 2 + 4 + 2 = 10
  private static final Sequential HUGE = net(9); // 9 + 9 + 18 + 2 = 38
  private static final Leaderboard BOARD =
      new Leaderboard("net3", 18, 0.5)
          .enter("small and good", SMALL, accuracy(SMALL, 3))
          .enter("small", SMALL, accuracy(SMALL, 2))
          .enter("huge", HUGE, accuracy(HUGE, 4))
          .enter("huge and bad", HUGE, accuracy(HUGE, 1));

  @Test
  void the_most_accurate_net_comes_first_and_ties_go_to_the_smaller_one() {
    assertThat(BOARD.ranked())
        .extracting(Leaderboard.Entry::name)
        .containsExactly("huge", "small and good", "small", "net3", "huge and bad");
  }

  @Test
  void each_net_is_shown_what_it_lacks() {
    assertThat(BOARD.toString())
        .containsPattern("huge +38 +211\\.1 % +1\\.0000 +too many parameters")
        .containsPattern("small and good +10 +55\\.6 % +0\\.7500 +✓ beats net3")
        .containsPattern("small +10 +55\\.6 % +0\\.5000 +not accurate enough")
        .containsPattern("net3 +18 +100\\.0 % +0\\.5000 +the one to beat")
        .containsPattern(
            "huge and bad +38 +211\\.1 % +0\\.2500 +too many parameters, not accurate enough");
    assertThat(BOARD.toHtml()).contains("<th scope=\"col\"", "✓ beats net3");
  }

  @Test
  void a_second_try_replaces_the_first() {
    assertThat(BOARD.enter("small", SMALL, accuracy(SMALL, 4)).ranked())
        .extracting(Leaderboard.Entry::name, Leaderboard.Entry::accuracy)
        .contains(org.assertj.core.groups.Tuple.tuple("small", 1.0))
        .hasSize(5);
  }

  @Test
  void the_scatter_shows_every_net() {
    assertThat(BOARD.scatter().description())
        .startsWith("accuracy on the test data against parameters: huge (38, 1.0000)")
        .contains("net3 (18, 0.5000)");
  }

  /** Returns a net with zero weights and a bias that makes it predict class 0. */
  private static Sequential net(int nodes) {
    Sequential net = new Sequential();
    net.add(new Dense(nodes, activation("relu")));
    net.add(new Dense(2, activation("softmax")));
    net.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
    net.build(1);
    net.setWeights(
        List.of(
            Nd4j.zeros(1, nodes),
            Nd4j.zeros(nodes),
            Nd4j.zeros(nodes, 2),
            Nd4j.createFromArray(1f, 0f)));
    return net;
  }

  private static Evaluation accuracy(Sequential net, int right) {
    INDArray y = Nd4j.zeros(4, 2);
    for (int i = 0; i < 4; i++) {
      y.putScalar(i, i < right ? 0 : 1, 1);
    }
    return net.evaluate(X, y, verbose(0));
  }
}
