package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.useBias;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.LectureKernels;
import io.github.lectern.keras.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DenseTest extends LayerContract {
  @Override
  Layer layer() {
    return new Dense(3, activation("tanh"));
  }

  @Override
  int[] sample() {
    return new int[] {4};
  }

  @Override
  int[] output() {
    return new int[] {3};
  }

  @Test
  void is_x_times_kernel_plus_bias() {
    Dense dense = new Dense(2, activation("relu"));
    dense.build(3);
    dense.setWeights(
        List.of(
            Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}, {5, -6}}),
            Nd4j.createFromArray(10f, 20f)));
    // 1 + 6 + 15 + 10 = 32, 2 + 8 - 18 + 20 = 12; -1 - 12 + 5 + 10 = 2, -2 - 16 - 6 + 20 = -4
    INDArray y = dense.call(Nd4j.createFromArray(new float[][] {{1, 2, 3}, {-1, -4, 1}}));
    assertThat(y.toFloatMatrix()).isDeepEqualTo(new float[][] {{32, 12}, {2, 0}});
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void kernels_of_43052_are_those_of_tensorflow_and_a_bias_draws_nothing(boolean bias) {
    assertKernels(bias, List.of(784, 30, 10), "b1f71172", "cf36c49d");
    assertKernels(bias, List.of(784, 500, 500, 10), "54e1f13a", "bc4cbff9", "5b112d30");
  }

  @Test
  void biases_begin_at_zero() {
    Dense dense = new Dense(30);
    dense.build(784);
    assertThat(dense.getWeights().get(1).toFloatVector()).hasSize(30).containsOnly(0f);
    assertThat(dense.countParams()).isEqualTo(784 * 30 + 30);
  }

  @Test
  void no_unit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(0))
        .withMessage("Dense: expected at least 1 unit but got 0; new Dense(10) has 10 outputs");
  }

  @Test
  void pictures_are_refused_with_the_advice_to_flatten_them() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(10).call(Nd4j.zeros(2, 28, 28)))
        .withMessage("Dense: expected input [n,784] but got [n,28,28]; add new Flatten() first");
  }

  private static void assertKernels(boolean bias, List<Integer> widths, String... crcs) {
    Session.current().setSeed(43052);
    for (int i = 0; i < crcs.length; i++) {
      Dense dense = new Dense(widths.get(i + 1), useBias(bias));
      dense.build(widths.get(i));
      LectureKernels.assertKernel(dense.getWeights().get(0), crcs[i]);
    }
  }
}
