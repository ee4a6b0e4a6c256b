package io.github.lectern.lessons.fashion;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.loss;
import static io.github.lectern.keras.Keywords.verbose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.models.Sequential;
import io.github.lectern.lessons.check.Verdict;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The net has 6 parameters and is right for the first two of three samples. */
class NetCheckTest {
  private static final INDArray X = Nd4j.createFromArray(new float[][] {{9, 0}, {0, 9}, {0, 9}});
  private static final INDArray Y = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {1, 0}});

  @Test
  void the_bound_itself_is_not_below_or_above_it() {
    assertThat(NetCheck.fewerParameters("few", 6).judge(net()).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(NetCheck.fewerParameters("few", 7).judge(net()).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(NetCheck.higherAccuracy("right", 0.67, X, Y).judge(net()).verdict())
        .isEqualTo(Verdict.WRONG);
    assertThat(NetCheck.higherAccuracy("right", 0.66, X, Y).judge(net()).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void a_net_that_misses_a_bound_is_shown_its_value() {
    assertThat(NetCheck.fewerParameters("few", 6).judge(net()).message())
        .isEqualTo("Yours has 6 of them.");
    assertThat(NetCheck.higherAccuracy("right", 0.67, X, Y).judge(net()).message())
        .startsWith("Yours is right in 66.67 % of cases.");
  }

  @Test
  void the_hint_depends_on_the_pixels_of_the_test_images() {
    assertThat(message(X.mul(28))).contains("The pixels of the test images go up to 252");
    assertThat(message(X.div(9))).contains("Try more nodes or more epochs");
    assertThat(message(X.mul(28).castTo(DataType.UINT8).div(255)))
        .contains("all of them are 0 or 1", "castTo(DataType.FLOAT)");
  }

  private static String message(INDArray x) {
    return NetCheck.higherAccuracy("right", 0.99, x, Y).judge(net()).message();
  }

  @Test
  void a_net_that_was_trained_on_the_test_images_does_not_pass() {
    Sequential net = net();
    net.compile(loss("categorical_crossentropy"));
    net.fit(X, Y, verbose(0));
    assertThat(NetCheck.higherAccuracy("right", 0.1, X.div(9), Y).judge(net).toString())
        .contains("wrong", "This net was trained on the test images");
  }

  @Test
  void a_net_without_weights_must_be_trained_first_and_judging_creates_none() {
    Sequential untrained = new Sequential();
    untrained.add(new Dense(2, activation("softmax")));
    for (int i = 0; i < 2; i++) {
      assertThat(NetCheck.higherAccuracy("right", 0.66, X, Y).judge(untrained).message())
          .isEqualTo("Train it first: a net gets its weights in fit.");
      assertThat(NetCheck.fewerParameters("few", 7).judge(untrained).message())
          .startsWith("Train it first");
    }
  }

  private static Sequential net() {
    Sequential net = new Sequential();
    net.add(new Dense(2, activation("softmax")));
    net.build(2);
    net.layers().get(0).weights().get(0).assign(Nd4j.eye(2));
    return net;
  }
}
