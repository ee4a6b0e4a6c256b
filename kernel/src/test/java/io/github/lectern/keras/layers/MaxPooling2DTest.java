package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.poolSize;
import static io.github.lectern.keras.Keywords.strides;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.InputGradient;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MaxPooling2DTest extends LayerContract {
  @Override
  Layer layer() {
    return new MaxPooling2D(poolSize(3, 2), strides(2, 1), padding("same"));
  }

  @Override
  int[] sample() {
    return new int[] {4, 3, 2};
  }

  @Override
  int[] output() {
    return new int[] {2, 3, 2};
  }

  /** Replaces each number with its rank, so that no two are close to each other. */
  @Override
  float[] awayFromKinks(float... values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    float[] ranks = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = Arrays.binarySearch(sorted, values[i]) * 4 * STEP;
    }
    return ranks;
  }

  // the examples of Keras' documentation of MaxPooling2D
  @Test
  void has_the_values_of_keras_examples() {
    INDArray x = Nd4j.createFromArray(1f, 2, 3, 4, 5, 6, 7, 8, 9).reshape(1, 3, 3, 1);
    assertOutputs(new MaxPooling2D(2, strides(1)), x, 5, 6, 8, 9);
    assertOutputs(new MaxPooling2D(2, strides(1), padding("same")), x, 5, 6, 6, 8, 9, 9, 8, 9, 9);
    INDArray wide =
        Nd4j.createFromArray(1f, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).reshape(1, 3, 4, 1);
    assertOutputs(new MaxPooling2D(), wide, 6, 8);
  }

  private static void assertOutputs(MaxPooling2D layer, INDArray x, float... expected) {
    assertThat(layer.call(x).ravel().toFloatVector()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 7, 5, 1, 2, 2, 2, 2, false",
    "9, 8, 11, 3, 3, 2, 2, 3, true",
    "20, 26, 25, 32, 2, 2, 2, 2, false",
    "3, 9, 6, 17, 3, 3, 2, 2, true",
    "2, 5, 5, 4, 5, 4, 1, 1, false",
    "2, 5, 5, 4, 1, 1, 3, 2, true",
    "2, 3, 2, 2, 5, 4, 1, 2, true"
  })
  void is_a_plain_loop(int n, int h, int w, int c, int ph, int pw, int sv, int sh, boolean same) {
    MaxPooling2D layer =
        new MaxPooling2D(poolSize(ph, pw), strides(sv, sh), padding(same ? "same" : "valid"));
    layer.build(h, w, c);
    int[] out = layer.outputShape(h, w, c);
    Matrix x = Matrices.random(n, h * w * c, 1);
    Matrix dy = Matrices.random(n, out[0] * out[1] * c, 2);
    float[] input = Matrices.values(x);
    float[] slopes = Matrices.values(dy);
    int[] best = new int[slopes.length];
    Arrays.fill(best, -1);
    for (int image = 0; image < n; image++) {
      int sample = image;
      ImageReference.forEach(
          h,
          w,
          new int[] {ph, pw},
          new int[] {sv, sh},
          same,
          (row, column, py, px, pixelRow, pixelColumn) -> {
            for (int k = 0; k < c; k++) {
              int in = ((sample * h + pixelRow) * w + pixelColumn) * c + k;
              int at = ((sample * out[0] + row) * out[1] + column) * c + k;
              if (best[at] < 0 || input[in] > input[best[at]]) {
                best[at] = in;
              }
            }
          });
    }
    float[] y = new float[best.length];
    float[] dx = new float[input.length];
    for (int i = 0; i < best.length; i++) {
      y[i] = input[best[i]];
      dx[best[i]] += slopes[i];
    }
    Operation operation = layer.operation();
    assertArrayEquals(y, Matrices.values(operation.forward(x, Matrices.TRAINING)));
    Matrix gradient =
        operation.backward(dy, InputGradient.NEEDED, Matrices.TRAINING).input().orElseThrow();
    assertArrayEquals(dx, Matrices.values(gradient), 1e-6f); // sums in another order
  }

  @Test
  void the_gradient_goes_to_the_first_of_equal_maxima() {
    assertThat(gradient(3, 3, 3, 3)).containsExactly(7, 0, 0, 0);
    assertThat(gradient(1, 3, 3, 2)).containsExactly(0, 7, 0, 0);
    assertThat(gradient(-1, -3, -2, -1)).containsExactly(7, 0, 0, 0);
  }

  @Test
  void nan_is_the_maximum_and_receives_the_gradient() {
    MaxPooling2D layer = new MaxPooling2D();
    INDArray x = Nd4j.createFromArray(1f, 2, Float.NaN, 4).reshape(1, 2, 2, 1);
    assertThat(layer.call(x).ravel().toFloatVector()).containsExactly(Float.NaN);
    assertThat(gradient(1, 2, Float.NaN, 4)).containsExactly(0, 0, 7, 0);
    assertThat(gradient(1, Float.NaN, Float.NaN, 4)).containsExactly(0, 7, 0, 0);
  }

  private static float[] gradient(float... pixels) {
    MaxPooling2D layer = new MaxPooling2D();
    layer.build(2, 2, 1);
    Operation operation = layer.operation();
    operation.forward(Matrices.of(1, 4, pixels), Matrices.TRAINING);
    return Matrices.values(
        operation
            .backward(Matrices.of(1, 1, 7), InputGradient.NEEDED, Matrices.TRAINING)
            .input()
            .orElseThrow());
  }

  @Test
  void an_image_without_a_window_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaxPooling2D().call(Nd4j.zeros(2, 1, 5, 3)))
        .withMessageStartingWith(
            "MaxPooling2D: expected images of at least 2 x 2 pixels, the size of the window, but"
                + " got [n,1,5,3];");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaxPooling2D().call(Nd4j.zeros(2, 28, 28)))
        .withMessageContaining(
            "but got [n,28,28]; if the images are grey, X.reshape(-1, 28, 28, 1)");
  }

  @Test
  void a_repeated_or_empty_window_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaxPooling2D(2, poolSize(3)))
        .withMessageContaining("poolSize(...) 2 times");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaxPooling2D(0))
        .withMessage("poolSize: expected at least 1 but got 0; try poolSize(2)");
  }

  @Test
  void its_text_shows_the_settings() {
    assertThat(new MaxPooling2D(poolSize(2, 3)))
        .asString()
        .matches(
            "MaxPooling2D\\(name=max_pooling2d\\w*, pool_size=\\[2, 3\\], padding=valid,"
                + " strides=\\[2, 3\\]\\)");
  }
}
