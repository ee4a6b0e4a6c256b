package io.github.lectern.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class FlattenTest extends LayerContract {
  @Override
  Layer layer() {
    return new Flatten();
  }

  @Override
  int[] sample() {
    return new int[] {2, 3};
  }

  @Override
  int[] output() {
    return new int[] {6};
  }

  @Test
  void a_sample_becomes_a_row_in_c_order() {
    float[][][] x = {{{1, 2, 3}, {4, 5, 6}}, {{7, 8, 9}, {10, 11, 12}}};
    assertThat(new Flatten().call(Nd4j.createFromArray(x)).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}});
  }

  @Test
  void a_transposed_view_is_read_as_it_is_shown() {
    float[][] x = {{1, 2, 3}, {4, 5, 6}};
    assertThat(new Flatten().call(Nd4j.createFromArray(x).transpose()).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 4}, {2, 5}, {3, 6}});
  }
}
