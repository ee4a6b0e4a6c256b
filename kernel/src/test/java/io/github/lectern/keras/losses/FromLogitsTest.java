package io.github.lectern.keras.losses;

import static io.github.lectern.keras.Keywords.fromLogits;
import static io.github.lectern.keras.losses.LossContract.gradient;
import static io.github.lectern.keras.losses.LossContract.losses;
import static io.github.lectern.keras.losses.LossContract.tile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the cross-entropies with {@code fromLogits(true)}. */
class FromLogitsTest {
  private static final float[] LOGITS = {8, 1, 1, 0, 9, 1, 2, 3, 5};
  private static final float[] ONE_HOT = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  static Stream<Arguments> onLogits() {
    return Stream.of(
        Arguments.of(new CategoricalCrossentropy(fromLogits(true)), "softmax", ONE_HOT),
        Arguments.of(
            new SparseCategoricalCrossentropy(fromLogits(true)), "softmax", new float[] {0, 1, 2}),
        Arguments.of(new BinaryCrossentropy(fromLogits(true)), "sigmoid", ONE_HOT));
  }

  /** Keras' test of CategoricalCrossentropy expects a mean of 0.0573 to three places. */
  @Test
  void the_mean_is_that_of_keras_own_test() {
    float[] losses = losses(new CategoricalCrossentropy(fromLogits(true)), ONE_HOT, LOGITS, 3);
    // log(1 + 2 exp(-7)), log(1 + exp(-9) + exp(-8)), log(1 + exp(-3) + exp(-2))
    assertThat(losses)
        .containsExactly(new float[] {0.001822f, 0.000459f, 0.169846f}, within(1e-6f));
    assertThat((losses[0] + losses[1] + losses[2]) / 3).isCloseTo(0.0573f, within(5e-4f));
    float[] sparse =
        losses(
            new SparseCategoricalCrossentropy(fromLogits(true)), new float[] {0, 1, 2}, LOGITS, 3);
    assertThat(sparse).containsExactly(losses);
  }

  /** The example in the documentation of tf.keras.losses.BinaryCrossentropy. */
  @Test
  void the_binary_loss_is_that_of_keras_documentation() {
    float[] losses =
        losses(
            new BinaryCrossentropy(fromLogits(true)),
            new float[] {0, 1, 0, 0},
            new float[] {-18.6f, 0.51f, 2.94f, -12.8f},
            1);
    assertThat(losses[0]).isCloseTo(0.865f, within(5e-4f));
  }

  @ParameterizedTest
  @MethodSource("onLogits")
  void loss_and_gradient_are_those_of_the_activation_in_the_net(
      Loss loss, String activation, float[] labels) {
    LogitsLoss expected = loss.onLogitsOf(activation).orElseThrow();
    assertThat(losses(loss, labels, LOGITS, 3))
        .containsExactly(losses(expected, labels, LOGITS, 3));
    assertThat(gradient(loss, labels, LOGITS, 3))
        .containsExactly(gradient(expected, labels, LOGITS, 3));
  }

  @ParameterizedTest
  @MethodSource("onLogits")
  void the_outputs_stay_logits(Loss loss, String activation, float[] labels) {
    float[] z = LOGITS.clone();
    loss.compute(tile(labels, 3), tile(z, 3), new float[3], tile(new float[9], 3));
    assertThat(z).containsExactly(LOGITS);
  }

  @ParameterizedTest
  @MethodSource("onLogits")
  void the_settings_create_the_same_loss(Loss loss, String activation, float[] labels) {
    assertThat(loss.config()).isEqualTo(Map.of("from_logits", true));
    assertThat(loss.toString()).endsWith("(fromLogits=true)");
    assertThat(Losses.fromConfig(loss.name(), loss.config())).hasToString(loss.toString());
    assertThat(Losses.fromConfig(loss.name(), Map.of()))
        .hasSameClassAs(loss)
        .asString()
        .endsWith("()");
  }
}
