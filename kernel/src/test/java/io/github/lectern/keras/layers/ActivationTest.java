package io.github.lectern.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ActivationTest extends LayerContract {
  @Override
  Layer layer() {
    return new Activation("softmax");
  }

  @Override
  int[] sample() {
    return new int[] {2, 3};
  }

  @Override
  int[] output() {
    return new int[] {2, 3};
  }

  @Test
  void softmax_goes_over_the_last_axis_whatever_the_sample_before() {
    Activation softmax = new Activation("softmax");
    assertThat(softmax.call(Nd4j.zeros(1, 2, 4)).ravel().toFloatVector()).containsOnly(0.25f);
    assertThat(softmax.call(Nd4j.zeros(3, 2)).ravel().toFloatVector()).containsOnly(0.5f);
  }

  @Test
  void shows_its_function() {
    assertThat(new Activation("relu").config()).containsEntry("activation", "relu").hasSize(1);
  }

  @Test
  void an_unknown_function_is_refused_with_the_nearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Activation("rellu"))
        .withMessageContaining("Unknown activation function: rellu")
        .withMessageContaining("Did you mean \"relu\"?");
  }
}
