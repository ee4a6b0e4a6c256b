package io.github.lectern.lessons.deeper;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.kernelInitializer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The nets choose the class of the larger of two inputs, so the samples determine the accuracy. */
class ChallengeTest {
  private static final INDArray Y = Nd4j.eye(2); // class 0, then class 1
  private static final INDArray RIGHT = Nd4j.createFromArray(new float[][] {{9, 0}, {0, 9}});
  private static final INDArray HALF = Nd4j.createFromArray(new float[][] {{9, 0}, {9, 0}});
  private static final INDArray WRONG = Nd4j.createFromArray(new float[][] {{0, 9}, {9, 0}});

  @Test
  void the_board_and_the_exercise_set_the_same_bar() {
    assertThat(Challenge.board().toString())
        .containsPattern("the lecture's net3 +1,399,510 +100\\.0 % +0\\.8596 +the one to beat");
    assertThat(Challenge.judge(identity(), RIGHT, Y).toString())
        .contains(
            "fewer parameters than net3's 1,399,510", "than the 0.8596 of the lecture's net3");
  }

  @Test
  void a_net_without_layers_is_not_done_yet() {
    assertThat(Challenge.judge(new Sequential(), RIGHT, Y).toString().lines().skip(1))
        .hasSize(2)
        .allMatch(line -> line.endsWith("not done yet"));
  }

  @Test
  void a_small_net_that_is_right_passes() {
    assertThat(Challenge.judge(identity(), RIGHT, Y).done()).isTrue();
  }

  @Test
  void a_small_net_with_low_accuracy_is_shown_its_accuracy() {
    assertThat(Challenge.judge(identity(), HALF, Y).toString())
        .contains("Yours is right in 50.00 % of cases.", "are all pixels between 0 and 1");
  }

  @Test
  void a_net_no_better_than_guessing_gets_the_hint_to_train_it() {
    assertThat(Challenge.judge(identity(), WRONG, Y).toString()).contains("Is it trained");
  }

  @Test
  void a_large_net_is_shown_its_number_of_parameters() {
    Sequential net = new Sequential();
    net.add(new Dense(300_000, kernelInitializer("zeros")));
    net.add(new Dense(2, kernelInitializer("zeros")));
    net.build(2);
    assertThat(Challenge.judge(net, RIGHT, Y).toString()).contains("Yours has 1,500,002 of them.");
  }

  @Test
  void a_net_that_cannot_take_the_images_is_wrong_and_does_not_throw() {
    assertThat(Challenge.judge(identity(), Nd4j.zeros(2, 5), Y).toString())
        .contains("This answer could not be judged");
  }

  private static Sequential identity() {
    Sequential net = new Sequential();
    net.add(new Dense(2, activation("softmax")));
    net.build(2);
    net.layers().get(0).weights().get(0).assign(Nd4j.eye(2));
    return net;
  }
}
