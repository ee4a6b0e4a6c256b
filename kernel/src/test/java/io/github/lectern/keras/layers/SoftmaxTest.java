package io.github.lectern.keras.layers;

import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SoftmaxTest extends LayerContract {
  @Override
  Layer layer() {
    return new Softmax();
  }

  @Override
  int[] sample() {
    return new int[] {2, 3};
  }

  @Override
  int[] output() {
    return new int[] {2, 3};
  }

  /** The example in the documentation of tf.keras.layers.Softmax. */
  @Test
  void values_are_those_in_the_documentation_of_keras() {
    INDArray y = new Softmax().call(Nd4j.createFromArray(new float[][] {{1, 2, 1}}));
    assertThat(y.toFloatVector())
        .containsExactly(new float[] {0.21194157f, 0.57611686f, 0.21194157f}, within(1e-7f));
  }

  @Test
  void does_the_same_as_an_activation() {
    INDArray x = Nd4j.rand(4, 3, 5);
    assertThat(new Softmax().call(x)).isEqualTo(new Activation("softmax").call(x));
    assertThat(new Softmax().activation()).get().hasToString("Softmax()");
  }

  @Test
  void is_named_as_in_keras() {
    clearSession();
    assertThat(new Softmax()).hasToString("Softmax(name=softmax)");
  }
}
