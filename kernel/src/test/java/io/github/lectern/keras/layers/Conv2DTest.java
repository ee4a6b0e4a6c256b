package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.kernelSize;
import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.strides;
import static io.github.lectern.keras.Keywords.useBias;
import static io.github.lectern.keras.LectureKernels.assertKernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.Gradients;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.initializers.GlorotUniform;
import io.github.lectern.keras.session.Session;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Conv2DTest extends LayerContract {
  @Override
  Layer layer() {
    return new Conv2D(3, kernelSize(2, 3), strides(2, 1), padding("same"), activation("tanh"));
  }

  @Override
  int[] sample() {
    return new int[] {5, 4, 2};
  }

  @Override
  int[] output() {
    return new int[] {3, 4, 3};
  }

  @Test
  void adds_up_the_products_of_each_window_and_the_kernel_without_turning_it_round() {
    Conv2D layer = new Conv2D(1, 2, activation("relu"));
    layer.build(3, 3, 1);
    INDArray kernel = Nd4j.createFromArray(1f, 2, 3, -4).reshape(2, 2, 1, 1);
    layer.setWeights(List.of(kernel, Nd4j.createFromArray(10f)));
    INDArray x = Nd4j.createFromArray(1f, 2, 3, 4, 5, 6, 7, 8, 20).reshape(1, 3, 3, 1);
    // 1 + 4 + 12 - 20 = -3, 2 + 6 + 15 - 24 = -1; 4 + 10 + 21 - 32 = 3, 5 + 12 + 24 - 80 = -39
    assertThat(layer.call(x).ravel().toFloatVector()).containsExactly(7, 9, 13, 0);
  }

  @Test
  void padding_is_zero_and_an_odd_pixel_of_it_comes_last() {
    Conv2D layer = new Conv2D(1, 2, padding("same"), useBias(false));
    layer.build(2, 3, 1);
    layer.setWeights(List.of(Nd4j.createFromArray(1f, 10, 100, 1000).reshape(2, 2, 1, 1)));
    INDArray x = Nd4j.createFromArray(1f, 2, 3, 4, 5, 6).reshape(1, 2, 3, 1);
    assertThat(layer.call(x).ravel().toFloatVector()).containsExactly(5421, 6532, 603, 54, 65, 6);
  }

  // both fans count the pixels of a window: limit = sqrt(6 / (9 in + 9 out))
  @Test
  void the_kernels_of_a_convnet_are_tensorflows() {
    Session.current().setSeed(43052);
    List<Layer> layers =
        List.of(new Conv2D(32, 3), new Conv2D(64, 3), new Dense(10, activation("softmax")));
    layers.get(0).build(28, 28, 1);
    layers.get(1).build(13, 13, 32);
    layers.get(2).build(1600);
    assertKernel(layers.get(0).weights().get(0), "e6fc699e");
    assertKernel(layers.get(1).weights().get(0), "2c9576b2");
    assertKernel(layers.get(2).weights().get(0), "1d0a02c4");
  }

  @Test
  void the_kernel_has_the_numbers_of_the_initializer_for_four_axes() {
    Session.current().setSeed(43052);
    float[] expected = new GlorotUniform().initialize(3, 5, 2, 4);
    Session.current().setSeed(43052);
    Conv2D layer = new Conv2D(4, kernelSize(3, 5));
    layer.build(7, 7, 2);
    assertThat(layer.getWeights().get(0).shape()).containsExactly(3, 5, 2, 4);
    assertThat(layer.getWeights().get(1).shape()).containsExactly(4);
    assertThat(layer.getWeights().get(0).ravel().toFloatVector()).containsExactly(expected);
    // limit = sqrt(6 / (3 5 2 + 3 5 4)), of which 120 numbers come near
    float largest = layer.getWeights().get(0).amaxNumber().floatValue();
    assertThat(largest).isCloseTo((float) Math.sqrt(6 / 90.0), within(0.01f));
    assertThat(layer.countParams()).isEqualTo(3 * 5 * 2 * 4 + 4);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 7, 5, 1, 3, 2, 3, 1, 1, false",
    "3, 8, 11, 2, 5, 3, 2, 3, 2, false",
    "9, 8, 11, 2, 5, 3, 2, 3, 2, true",
    "20, 6, 5, 3, 4, 4, 5, 2, 3, true",
    "2, 9, 6, 37, 19, 1, 1, 1, 1, false",
    "2, 9, 6, 5, 3, 1, 1, 4, 2, true",
    "17, 4, 3, 1, 2, 4, 3, 1, 1, false",
    "2, 3, 2, 2, 2, 5, 4, 1, 2, true",
    "2, 40, 33, 64, 7, 3, 3, 1, 1, true"
  })
  void is_a_plain_loop(
      int n, int h, int w, int c, int f, int kh, int kw, int sv, int sh, boolean same) {
    Conv2D layer =
        new Conv2D(f, kernelSize(kh, kw), strides(sv, sh), padding(same ? "same" : "valid"));
    layer.build(h, w, c);
    Random random = new Random(n + 31L * h);
    for (INDArray weight : layer.weights()) {
      weight.assign(Nd4j.rand(weight.shape()).subi(0.5));
    }
    float[] kernel = layer.weights().get(0).ravel().toFloatVector();
    float[] bias = layer.weights().get(1).toFloatVector();
    int[] out = layer.outputShape(h, w, c);
    Matrix x = Matrices.random(n, h * w * c, random.nextLong());
    Matrix dy = Matrices.random(n, out[0] * out[1] * f, random.nextLong());
    float[] input = Matrices.values(x);
    float[] slopes = Matrices.values(dy);
    double[] y = new double[slopes.length];
    double[] dx = new double[input.length];
    double[] dw = new double[kernel.length];
    double[] db = new double[f];
    for (int i = 0; i < y.length; i++) {
      y[i] = bias[i % f];
      db[i % f] += slopes[i];
    }
    for (int image = 0; image < n; image++) {
      int sample = image;
      ImageReference.forEach(
          h,
          w,
          new int[] {kh, kw},
          new int[] {sv, sh},
          same,
          (row, column, ky, kx, pixelRow, pixelColumn) -> {
            for (int m = 0; m < c; m++) {
              int in = ((sample * h + pixelRow) * w + pixelColumn) * c + m;
              for (int k = 0; k < f; k++) {
                int at = ((sample * out[0] + row) * out[1] + column) * f + k;
                int weight = ((ky * kw + kx) * c + m) * f + k;
                y[at] += (double) input[in] * kernel[weight];
                dx[in] += (double) slopes[at] * kernel[weight];
                dw[weight] += (double) slopes[at] * input[in];
              }
            }
          });
    }
    Operation operation = layer.operation();
    assertClose(Matrices.values(operation.forward(x, Matrices.TRAINING)), y);
    Gradients gradients = operation.backward(dy, InputGradient.NEEDED, Matrices.TRAINING);
    assertClose(Matrices.values(gradients.input().orElseThrow()), dx);
    assertClose(values(gradients.parameters().get(0)), dw);
    assertClose(values(gradients.parameters().get(1)), db);
  }

  private static float[] values(Gradient gradient) {
    return Matrices.values(gradient.value(Matrices.TRAINING.workspace()));
  }

  private static void assertClose(float[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], within(2e-4));
    }
  }

  @Test
  void a_number_that_is_not_one_reaches_only_the_windows_that_contain_it() {
    Conv2D layer = new Conv2D(1, 2);
    layer.build(3, 4, 1);
    INDArray x = Nd4j.zeros(1, 3, 4, 1);
    x.putScalar(new int[] {0, 0, 3, 0}, Float.NaN);
    float[] y = layer.call(x).ravel().toFloatVector();
    assertThat(y).containsExactly(0, 0, Float.NaN, 0, 0, 0);
  }

  @Test
  void a_grey_image_without_its_channel_is_refused_with_the_reshape_to_write() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2D(32, 3).call(Nd4j.zeros(2, 28, 28)))
        .withMessage(
            "Conv2D: expected images [n,height,width,channels] but got [n,28,28]; if the images are"
                + " grey, X.reshape(-1, 28, 28, 1) adds their channel");
  }

  @Test
  void rows_of_numbers_are_refused_with_the_reshape_to_write() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2D(32, 3).call(Nd4j.zeros(2, 784)))
        .withMessageEndingWith(
            "but got [n,784]; X.reshape(-1, 28, 28, 1) turns each row into a grey image");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2D(32, 3).call(Nd4j.zeros(2, 30)))
        .withMessageEndingWith(
            "but got [n,30]; X.reshape(-1, height, width, channels) turns each sample into an"
                + " image");
  }

  @Test
  void an_image_that_is_smaller_than_the_kernel_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2D(32, 5).call(Nd4j.zeros(2, 4, 28, 1)))
        .withMessage(
            "Conv2D: expected images of at least 5 x 5 pixels, the size of the window, but got"
                + " [n,4,28,1]; use a smaller window, fewer layers that shrink the image, or"
                + " padding(\"same\")");
    assertThat(new Conv2D(32, 5, padding("same")).outputShape(4, 28, 1)).containsExactly(4, 28, 32);
  }

  @Test
  void other_channels_than_those_of_the_kernel_are_refused() {
    Conv2D layer = new Conv2D(32, 3);
    layer.build(28, 28, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> layer.call(Nd4j.zeros(2, 28, 28, 3)))
        .withMessageContaining(": expected input [n,28,28,1], for which its weights were created");
  }

  @Test
  void numbers_below_1_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2D(0, 3))
        .withMessage(
            "Conv2D: expected at least 1 filter but got 0; new Conv2D(32, 3) has 32 filters of 3 x"
                + " 3 pixels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2D(32, 0))
        .withMessage("kernelSize: expected at least 1 but got 0; try kernelSize(3)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> strides(2, 0))
        .withMessage("strides: expected at least 1 but got 0; try strides(2)");
  }

  @Test
  void a_missing_or_repeated_kernel_size_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2D(32, activation("relu")))
        .withMessage(
            "Conv2D: expected a kernel size but got none; try new Conv2D(32, 3) for windows of 3 x"
                + " 3 pixels, or new Conv2D(32, kernelSize(3, 5)) for 3 x 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2D(32, 3, kernelSize(5)))
        .withMessage(
            "expected each keyword at most once but got kernelSize(...) 2 times; keep only one");
  }

  @Test
  void unknown_padding_is_refused() {
    assertThat(padding("SAME").isSame()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> padding("full"))
        .withMessage(
            "padding: expected \"valid\" or \"same\" but got \"full\"; padding(\"same\") keeps the"
                + " size of the image if the strides are 1");
  }

  @Test
  void its_text_shows_the_settings() {
    assertThat(new Conv2D(8, kernelSize(3, 5), strides(2)))
        .asString()
        .matches(
            "Conv2D\\(name=conv2d\\w*, filters=8, kernel_size=\\[3, 5\\], strides=\\[2, 2\\],"
                + " padding=valid, activation=linear, use_bias=true,"
                + " kernel_initializer=glorot_uniform, bias_initializer=zeros\\)");
  }
}
