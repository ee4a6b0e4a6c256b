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
import org.nd4j.linalg.api.buffer.DataType;
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
          FashionExercises.steps(0, 0),
          FashionExercises.bugs(0, 0, 0),
          FashionExercises.order(""),
          FashionExercises.scale(x -> null),
          FashionExercises.curveAndSeed(0, 0)
        }) {
      assertThat(report.toString().lines().skip(1))
          .isNotEmpty()
          .allMatch(line -> line.endsWith("not done yet"));
    }
  }

  @Test
  void right_answers_pass() {
    assertThat(FashionExercises.oneHotAndLoss(DRESS, 1.386).done()).isTrue();
    assertThat(FashionExercises.steps(235, 43).done()).isTrue();
    assertThat(FashionExercises.bugs(2, 4, 2).done()).isTrue();
    assertThat(FashionExercises.order("DBCA").done()).isTrue();
    assertThat(FashionExercises.order("b, d, c, a").done()).isTrue();
    assertThat(FashionExercises.scale(x -> x.castTo(DataType.FLOAT).div(255)).done()).isTrue();
    assertThat(FashionExercises.curveAndSeed(12, 3).done()).isTrue();
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
    "-1.386, Check the sign",
    "2, logarithm to base 2",
    "0.602, logarithm to base 10",
    "7, L = -ln p"
  })
  void wrong_losses_get_their_hints(double loss, String hint) {
    assertThat(FashionExercises.oneHotAndLoss(DRESS, loss).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "234, 43, left over also form a batch",
    "1875, 43, batches of 32",
    "9, 43, How many batches",
    "235, 42, just too few",
    "235, 10000, An epoch is not a step",
    "235, 5, round up"
  })
  void wrong_steps_get_their_hints(long steps, long epochs, String hint) {
    assertThat(FashionExercises.steps(steps, epochs).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 2, Compare the layers",
    "3, 4, 2, The last layer is as it should be",
    "4, 4, 2, are compiled",
    "5, 4, 2, Twenty epochs should be enough",
    "2, 1, 2, does it not apply to",
    "2, 2, 2, on which is it tested",
    "2, 3, 2, its loss is low",
    "2, 4, 1, Training on X and y is right",
    "2, 4, 3, only prints",
    "2, 4, 9, On which images was the accuracy measured"
  })
  void wrong_lines_get_their_hints(long a, long b, long c, String hint) {
    assertThat(FashionExercises.bugs(a, b, c).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "ABC, Use each of A",
    "DBAC, what would evaluate judge",
    "DCBA, compile comes first",
    "BCDA, a net needs its layers"
  })
  void wrong_orders_get_their_hints(String letters, String hint) {
    assertThat(FashionExercises.order(letters).toString()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({"40, the training loss is lowest", "9, still falling", "15, already rising"})
  void wrong_epochs_get_their_hints(long epoch, String hint) {
    assertThat(FashionExercises.curveAndSeed(epoch, 3).toString()).contains(hint);
  }

  @Test
  void the_curve_turns_at_epoch_12() {
    assertThat(FashionExercises.curve().description())
        .contains("Training of 40 epochs", "loss from 0.83", "val_loss from 0.88");
  }

  @Test
  void dividing_by_the_largest_value_gets_a_hint() {
    UnaryOperator<INDArray> byLargest = x -> x.castTo(DataType.FLOAT).div(x.maxNumber());
    assertThat(FashionExercises.scale(byLargest).toString()).contains("Always divide by 255");
    assertThat(FashionExercises.scale(x -> x).toString()).contains("255 becomes 1");
  }

  @Test
  void dividing_bytes_gets_a_hint() {
    assertThat(FashionExercises.scale(x -> x.div(255)).toString())
        .contains("but got [0 0 1]. These pixels are bytes");
  }

  /** In Java, 1 / 255 and 1 / 4 are 0. */
  @Test
  void integer_division_gets_a_hint() {
    assertThat(FashionExercises.scale(x -> x.castTo(DataType.FLOAT).mul(1 / 255)).toString())
        .contains("1 / 255 is 0: write div(255)");
    assertThat(FashionExercises.oneHotAndLoss(DRESS, Double.POSITIVE_INFINITY).toString())
        .contains("so 1 / 4 is 0; write 1 / 4.0");
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
    INDArray shuffled = y.dup();
    shuffled.putRow(0, y.getRow(1));
    shuffled.putRow(1, y.getRow(0));
    shuffled.putRow(2, y.getRow(3));
    shuffled.putRow(3, y.getRow(2));
    assertThat(FashionExercises.challenge(net, y.mul(9), shuffled).toString())
        .contains("make the weights smaller");
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
