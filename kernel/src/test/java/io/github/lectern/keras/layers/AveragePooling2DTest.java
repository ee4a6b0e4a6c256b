package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.poolSize;
import static io.github.lectern.keras.Keywords.strides;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.InputGradient;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AveragePooling2DTest extends LayerContract {
  @Override
  Layer layer() {
    return new AveragePooling2D(poolSize(3, 2), strides(2, 1), padding("same"));
  }

  @Override
  int[] sample() {
    return new int[] {4, 3, 2};
  }

  @Override
  int[] output() {
    return new int[] {2, 3, 2};
  }

  // the examples of Keras' documentation of AveragePooling2D
  @Test
  void has_the_values_of_keras_examples() {
    INDArray x = Nd4j.createFromArray(1f, 2, 3, 4, 5, 6, 7, 8, 9).reshape(1, 3, 3, 1);
    assertOutputs(new AveragePooling2D(2, strides(1)), x, 3, 4, 6, 7);
    assertOutputs(
        new AveragePooling2D(2, strides(1), padding("same")),
        x,
        3,
        4,
        4.5f,
        6,
        7,
        7.5f,
        7.5f,
        8.5f,
        9);
    INDArray wide =
        Nd4j.createFromArray(1f, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).reshape(1, 3, 4, 1);
    assertOutputs(new AveragePooling2D(), wide, 3.5f, 5.5f);
  }

  private static void assertOutputs(AveragePooling2D layer, INDArray x, float... expected) {
    assertThat(layer.call(x).ravel().toFloatVector()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 7, 5, 1, 2, 2, 2, 2, false",
    "9, 8, 11, 3, 3, 2, 2, 3, true",
    "20, 26, 25, 32, 2, 2, 2, 2, false",
    "2, 5, 5, 4, 1, 1, 3, 2, true",
    "2, 3, 2, 2, 5, 4, 1, 2, true"
  })
  void is_a_plain_loop(int n, int h, int w, int c, int ph, int pw, int sv, int sh, boolean same) {
    AveragePooling2D layer =
        new AveragePooling2D(poolSize(ph, pw), strides(sv, sh), padding(same ? "same" : "valid"));
    layer.build(h, w, c);
    int[] out = layer.outputShape(h, w, c);
    Matrix x = Matrices.random(n, h * w * c, 1);
    Matrix dy = Matrices.random(n, out[0] * out[1] * c, 2);
    float[] input = Matrices.values(x);
    float[] slopes = Matrices.values(dy);
    double[] sums = new double[slopes.length];
    double[] dx = new double[input.length];
    int[] pixels = new int[slopes.length];
    for (int pass = 0; pass < 2; pass++) {
      boolean backward = pass == 1;
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
                if (backward) {
                  dx[in] += (double) slopes[at] / pixels[at];
                } else {
                  sums[at] += input[in];
                  pixels[at]++;
                }
              }
            });
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= pixels[i];
    }
    Operation operation = layer.operation();
    assertClose(operation.forward(x, Matrices.TRAINING), sums);
    assertClose(
        operation.backward(dy, InputGradient.NEEDED, Matrices.TRAINING).input().orElseThrow(), dx);
  }

  private static void assertClose(Matrix actual, double[] expected) {
    float[] values = Matrices.values(actual);
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) values[i]).as("number %d", i).isCloseTo(expected[i], Offset.offset(1e-6));
    }
  }

  @Test
  void nan_makes_the_mean_nan() {
    INDArray x = Nd4j.createFromArray(1f, Float.NaN, 2, 4, 3, 5, 6, 8).reshape(1, 2, 4, 1);
    assertThat(new AveragePooling2D().call(x).ravel().toFloatVector())
        .containsExactly(Float.NaN, 5);
  }

  @Test
  void its_name_is_that_of_keras() {
    assertThat(new AveragePooling2D().name()).matches("average_pooling2d(_\\d+)?");
  }
}
