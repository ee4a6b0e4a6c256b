package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.inputShape;
import static io.github.lectern.keras.Keywords.name;
import static io.github.lectern.keras.Keywords.targetShape;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReshapeTest extends LayerContract {
  @Override
  Layer layer() {
    return new Reshape(-1, 2);
  }

  @Override
  int[] sample() {
    return new int[] {4, 3};
  }

  @Override
  int[] output() {
    return new int[] {6, 2};
  }

  /** The shapes in the documentation of tf.keras.layers.Reshape: (12,) -> (3, 4), then (6, 2). */
  @Test
  void shapes_are_those_in_the_documentation_of_keras() {
    assertThat(new Reshape(3, 4).outputShape(12)).containsExactly(3, 4);
    assertThat(new Reshape(6, 2).outputShape(3, 4)).containsExactly(6, 2);
    assertThat(new Reshape(-1, 2, 2).outputShape(6, 2)).containsExactly(3, 2, 2);
    assertThat(new Reshape(784).outputShape(28, 28)).containsExactly(784);
  }

  @Test
  void numbers_keep_their_c_order() {
    INDArray x = Nd4j.createFromArray(new float[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}});
    INDArray y = new Reshape(3, 2).call(x);
    assertThat(y.slice(0).toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {5, 6}});
    assertThat(y.slice(1).toFloatMatrix()).isDeepEqualTo(new float[][] {{7, 8}, {9, 10}, {11, 12}});
  }

  @Test
  void options_follow_a_target_shape() {
    clearSession();
    Reshape layer = new Reshape(targetShape(2, -1), inputShape(8), name("square"));
    assertThat(layer.declaredInput()).hasValue(new int[] {8});
    assertThat(layer).hasToString("Reshape(name=square, target_shape=[2, -1])");
    assertThat(new Reshape(4).name()).isEqualTo("reshape");
  }

  @Test
  void samples_that_do_not_fit_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reshape(28, 28, 1).outputShape(100))
        .withMessage(
            "Reshape: expected samples of 784 numbers, which fit into [28,28,1], but got [n,100],"
                + " which has 100 per sample; use -1 for the size that should follow from the"
                + " others");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reshape(-1, 7).outputShape(10, 3))
        .withMessageContaining("expected samples of a multiple of 7 numbers");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -2})
  void sizes_that_are_not_positive_are_refused(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reshape(3, size))
        .withMessage(
            "Reshape: expected sizes of at least 1, one of which may be -1, but got [3, "
                + size
                + "]; try new Reshape(28, 28, 1)");
  }

  @Test
  void no_size_and_two_unknown_sizes_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reshape());
    assertThatIllegalArgumentException().isThrownBy(() -> new Reshape(-1, -1));
  }
}
