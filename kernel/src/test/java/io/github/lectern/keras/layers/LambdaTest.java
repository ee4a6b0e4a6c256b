package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests the layer y = x^2, dx = 2 x dy. */
class LambdaTest extends LayerContract {
  @Override
  Layer layer() {
    return new Lambda(x -> x.mul(x), (x, dy) -> dy.mul(x).mul(2));
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
  void the_output_shape_is_found_by_a_try() {
    Layer mean = new Lambda(x -> x.mean(2));
    assertThat(mean.outputShape(28, 14)).containsExactly(28);
    INDArray x = Nd4j.createFromArray(new float[][][] {{{1, 2}, {3, 5}}});
    assertThat(mean.call(x).toFloatMatrix()).isDeepEqualTo(new float[][] {{1.5f, 4}});
    assertThat(new Lambda(x1 -> x1.sum(1)).outputShape(4)).isEmpty();
  }

  @Test
  void a_function_that_mixes_samples_is_refused() {
    assertThatThrownBy(() -> new Lambda(x -> x.sum(0), name("total")).outputShape(28, 14))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "total: expected a function that keeps the number of samples but got [n,28,14] ->"
                + " [28,14] for n = 2; the length of the first axis must be the number of samples");
    assertThatThrownBy(() -> new Lambda(x -> null, name("nothing")).outputShape(3))
        .hasMessageContaining("but got [n,3] -> null");
  }
}
