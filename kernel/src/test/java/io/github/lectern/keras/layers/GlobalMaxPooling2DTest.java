package io.github.lectern.keras.layers;

import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.InputGradient;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GlobalMaxPooling2DTest extends LayerContract {
  private static final float[] PIXELS = {1, -4, 2, -3, 3, 0.5f, 7, 0.5f};

  @Override
  Layer layer() {
    return new GlobalMaxPooling2D();
  }

  @Override
  int[] sample() {
    return new int[] {3, 2, 2};
  }

  @Override
  int[] output() {
    return new int[] {2};
  }

  /** Returns numbers of which no two are close to each other. */
  @Override
  float[] awayFromKinks(float... values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 7 % 60 / 15f;
    }
    return values;
  }

  @Test
  void channels_are_reduced_on_their_own() {
    INDArray y = new GlobalMaxPooling2D().call(Nd4j.create(PIXELS, new long[] {1, 2, 2, 2}, 'c'));
    assertThat(y.toFloatMatrix()).isDeepEqualTo(new float[][] {{7, 0.5f}});
  }

  /** As in TensorFlow's reduce_max. */
  @Test
  void the_largest_pixels_share_the_gradient() {
    assertThat(gradient()).containsExactly(0, -0f, 0, -0f, 0, -2, 8, -2);
  }

  /** Returns dx for the pixels and dy = (8, -4). */
  private static float[] gradient() {
    Layer layer = new GlobalMaxPooling2D();
    layer.build(2, 2, 2);
    Operation operation = layer.operation();
    operation.forward(Matrices.of(1, 8, PIXELS), Matrices.TRAINING);
    return Matrices.values(
        operation
            .backward(Matrices.of(1, 2, 8, -4), InputGradient.NEEDED, Matrices.TRAINING)
            .input()
            .orElseThrow());
  }

  @Test
  void nan_stays_in_its_channel() {
    float[] x = {1, Float.NaN, 1, 3};
    INDArray y = new GlobalMaxPooling2D().call(Nd4j.create(x, new long[] {1, 1, 2, 2}, 'c'));
    assertThat(y.toFloatVector()).containsExactly(1, Float.NaN);
  }

  /** The images of a large batch take several parts; compared with a plain loop. */
  @Test
  void large_batches_are_those_of_a_plain_loop() {
    float[] x = Matrices.values(Matrices.random(90, 9 * 8 * 3, 4));
    float[] y =
        new GlobalMaxPooling2D()
            .call(Nd4j.create(x, new long[] {90, 9, 8, 3}, 'c'))
            .ravel()
            .toFloatVector();
    for (int i = 0; i < y.length; i++) {
      double result = Double.NEGATIVE_INFINITY;
      for (int p = 0; p < 72; p++) {
        float value = x[i / 3 * 216 + p * 3 + i % 3];
        result = Math.max(result, value);
      }
      assertThat((double) y[i]).isCloseTo(result, within(1e-6));
    }
  }

  @Test
  void is_named_as_in_keras() {
    clearSession();
    assertThat(new GlobalMaxPooling2D())
        .hasToString("GlobalMaxPooling2D(name=global_max_pooling2d)");
  }

  @Test
  void samples_that_are_not_images_are_refused_with_advice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GlobalMaxPooling2D().outputShape(28, 28))
        .withMessage(
            "GlobalMaxPooling2D: expected images [n,height,width,channels] but got [n,28,28];"
                + " if the images are grey, X.reshape(-1, 28, 28, 1) adds their channel");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GlobalMaxPooling2D().outputShape(784))
        .withMessage(
            "GlobalMaxPooling2D: expected images [n,height,width,channels] but got [n,784];"
                + " X.reshape(-1, 28, 28, 1) turns each row into a grey image");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GlobalMaxPooling2D().outputShape(10))
        .withMessageEndingWith(
            "; X.reshape(-1, height, width, channels) turns each sample into an image");
  }
}
