package io.github.lectern.lessons.fashion;

import static io.github.lectern.keras.Keywords.activation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Report;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FashionExercisesTest {
  private static final double[] DRESS = {0, 0, 0, 1, 0, 0, 0, 0, 0, 0};

  @Test
  void starters_are_not_done_yet() {
    assertThat(FashionExercises.oneHotAndLoss(new double[0], 0).passed()).isZero();
    for (Report report :
        new Report[] {
          FashionExercises.oneHotAndLoss(new double[0], 0),
          FashionExercises.counts(0, 0),
          FashionExercises.scale(x -> null),
          FashionExercises.quizzes(0, 0)
        }) {
      assertThat(report.toString().lines().skip(1))
          .isNotEmpty()
          .allMatch(line -> line.endsWith("not done yet"));
    }
  }

  @Test
  void right_answers_pass() {
    assertThat(FashionExercises.oneHotAndLoss(DRESS, 1.386).done()).isTrue();
    assertThat(FashionExercises.counts(235, 79_510).done()).isTrue();
    assertThat(FashionExercises.scale(x -> x.div(255)).done()).isTrue();
    assertThat(FashionExercises.quizzes(2, 3).done()).isTrue();
  }

  @Test
  void wrong_rows_get_their_hints() {
    double[] third = {0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
    assertThat(FashionExercises.oneHotAndLoss(third, 0).toString()).contains("starts at 0");
    assertThat(FashionExercises.oneHotAndLoss(new double[] {1}, 0).toString())
        .contains("Ten classes need ten places");
  }

  @ParameterizedTest
  @CsvSource({
    "-1.386, mind the sign",
    "2, logarithm to base 2",
    "0.602, logarithm to base 10",
    "7, L = -ln p"
  })
  void wrong_losses_get_their_hints(double loss, String hint) {
    assertThat(FashionExercises.oneHotAndLoss(DRESS, loss).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "234, 1, left over make a batch",
    "1875, 1, batches of 32",
    "9, 1, How many batches",
    "1, 79400, Those are the weights",
    "1, 78500, That is the hidden layer",
    "1, 5, A dense layer learns"
  })
  void wrong_counts_get_their_hints(long steps, long parameters, String hint) {
    assertThat(FashionExercises.counts(steps, parameters).toString()).contains(hint);
  }

  @Test
  void dividing_by_the_largest_value_at_hand_gets_a_hint() {
    UnaryOperator<INDArray> byLargest = x -> x.div(x.maxNumber());
    assertThat(FashionExercises.scale(byLargest).toString()).contains("Divide by 255 always");
    assertThat(FashionExercises.scale(x -> x).toString()).contains("255 becomes 1");
  }

  @Test
  void a_net_as_small_as_net1_that_is_right_passes_the_challenge() {
    Sequential net = new Sequential();
    net.add(new Dense(10, activation("softmax")));
    net.build(10);
    net.layers().get(0).weights().get(0).assign(Nd4j.eye(10));
    INDArray y = Nd4j.eye(10);
    assertThat(FashionExercises.challenge(new Sequential(), y, y).passed()).isZero();
    assertThat(FashionExercises.challenge(net, y.mul(9), y).done()).isTrue();
    assertThat(FashionExercises.challenge(net, y.mul(-9), y).toString()).contains("Is it trained");
  }

  @Test
  void a_net_larger_than_net1_does_not_pass_the_challenge() {
    Sequential net = new Sequential();
    net.add(new Dense(10, activation("softmax")));
    net.build(2386); // 23,870 parameters
    assertThat(FashionExercises.challenge(net, Nd4j.zeros(10, 2386), Nd4j.eye(10)).toString())
        .contains("Yours has 23,870 of them.");
  }
}
