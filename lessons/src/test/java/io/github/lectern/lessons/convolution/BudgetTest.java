package io.github.lectern.lessons.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.Keywords;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BudgetTest {
  private static final INDArray X = Nd4j.eye(10).castTo(DataType.FLOAT);

  /** A net whose answers are right if the weights are the identity. */
  private static Sequential net(INDArray weights) {
    Sequential net = new Sequential();
    net.add(new Dense(10, Keywords.activation("softmax")));
    net.build((int) weights.size(0));
    net.setWeights(List.of(weights, Nd4j.zeros(DataType.FLOAT, 10)));
    return net;
  }

  @Test
  void a_net_without_layers_is_not_done_yet() {
    assertThat(Budget.judge(new Sequential(), X, X).toString().lines().skip(1))
        .hasSize(2)
        .allMatch(line -> line.endsWith("not done yet"));
  }

  @Test
  void a_small_accurate_net_passes() {
    assertThat(Budget.judge(net(X.mul(5)), X, X).done()).isTrue();
  }

  @Test
  void an_inaccurate_or_large_net_gets_its_hint() {
    assertThat(Budget.judge(net(X.mul(-5)), X, X))
        .asString()
        .contains("hardly better than guessing");
    Sequential large = net(Nd4j.ones(DataType.FLOAT, 2000, 10));
    assertThat(Budget.judge(large, Nd4j.zeros(DataType.FLOAT, 10, 2000), X))
        .asString()
        .contains("Yours has 20,010 of them. mine.summary() shows which layer");
    assertThat(Budget.judge(net(halfRight()), X, X))
        .asString()
        .contains("Yours is right in 50.00 % of cases. Is the validation loss still falling");
  }

  /** Weights with which the samples 5 to 9 are taken for 0. */
  private static INDArray halfRight() {
    INDArray weights = X.mul(5);
    for (int i = 5; i < 10; i++) {
      weights.putScalar(i, 0, 9);
    }
    return weights;
  }

  @Test
  void the_board_has_the_same_bar() {
    assertThat(Budget.board()).asString().contains("the bar", "20,000", "0.8600");
  }
}
