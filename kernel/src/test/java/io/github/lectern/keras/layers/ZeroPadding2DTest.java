package io.github.lectern.keras.layers;

import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.InputGradient;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ZeroPadding2DTest extends LayerContract {
  @Override
  Layer layer() {
    return new ZeroPadding2D(0, 1, 2, 3);
  }

  @Override
  int[] sample() {
    return new int[] {3, 2, 2};
  }

  @Override
  int[] output() {
    return new int[] {4, 7, 2};
  }

  /** The example in the documentation of tf.keras.layers.ZeroPadding2D: images 1 x 2 x 2. */
  @Test
  void values_are_those_in_the_documentation_of_keras() {
    INDArray x = Nd4j.createFromArray(0f, 1, 2, 3).reshape(1, 1, 2, 2);
    INDArray y = new ZeroPadding2D(1).call(x);
    assertThat(y.shape()).containsExactly(1, 3, 4, 2);
    assertThat(y.ravel().toFloatVector())
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(new ZeroPadding2D().call(x)).isEqualTo(y);
  }

  @Test
  void each_side_has_its_own_number_of_pixels() {
    INDArray x = Nd4j.createFromArray(1f, 2, 3, 4, 5, 6).reshape(1, 2, 3, 1);
    INDArray y = new ZeroPadding2D(1, 0, 0, 2).call(x);
    assertThat(y.reshape(3, 5).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 0, 0, 0}, {1, 2, 3, 0, 0}, {4, 5, 6, 0, 0}});
    assertThat(new ZeroPadding2D(0, 2).call(x).reshape(2, 7).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 1, 2, 3, 0, 0}, {0, 0, 4, 5, 6, 0, 0}});
  }

  @Test
  void the_gradient_is_cut_out() {
    Layer layer = new ZeroPadding2D(1, 0, 0, 2);
    layer.build(1, 2, 1);
    Operation operation = layer.operation();
    operation.forward(Matrices.of(2, 2, 1, 2, 3, 4), Matrices.TRAINING);
    var dy = Matrices.of(2, 8, 1, 2, 3, 4, 5, 6, 7, 8, 10, 20, 30, 40, 50, 60, 70, 80);
    var dx = operation.backward(dy, InputGradient.NEEDED, Matrices.TRAINING).input().orElseThrow();
    assertThat(Matrices.values(dx)).containsExactly(5, 6, 50, 60);
  }

  /** Large images take several tiles; every number is compared with a plain loop. */
  @Test
  void large_batches_are_those_of_a_plain_loop() {
    int n = 70;
    INDArray x = Nd4j.createFromArray(Matrices.values(Matrices.random(n, 30 * 20, 3)));
    float[] y = new ZeroPadding2D(1, 2, 3, 4).call(x.reshape(n, 30, 20, 1)).ravel().toFloatVector();
    float[] values = x.toFloatVector();
    for (int i = 0; i < y.length; i++) {
      int row = i / 27 % 33 - 1;
      int column = i % 27 - 3;
      boolean inside = row >= 0 && row < 30 && column >= 0 && column < 20;
      float expected = inside ? values[i / (27 * 33) * 600 + row * 20 + column] : 0;
      assertThat(y[i]).isEqualTo(expected);
    }
  }

  @Test
  void is_named_and_shown_as_in_keras() {
    clearSession();
    assertThat(new ZeroPadding2D(1, 2))
        .hasToString("ZeroPadding2D(name=zero_padding2d, padding=[[1, 1], [2, 2]])");
  }

  @Test
  void a_negative_number_of_pixels_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroPadding2D(1, -2))
        .withMessage(
            "ZeroPadding2D: expected at least 0 pixels on each side but got ((1, 1), (-2, -2));"
                + " try new ZeroPadding2D(1)");
  }

  @Test
  void samples_that_are_not_images_are_refused_with_advice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroPadding2D().outputShape(28, 28))
        .withMessage(
            "ZeroPadding2D: expected images [n,height,width,channels] but got [n,28,28];"
                + " if the images are grey, X.reshape(-1, 28, 28, 1) adds their channel");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroPadding2D().outputShape(784))
        .withMessage(
            "ZeroPadding2D: expected images [n,height,width,channels] but got [n,784];"
                + " X.reshape(-1, 28, 28, 1) turns each row into a grey image");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZeroPadding2D().outputShape(10))
        .withMessageEndingWith(
            "; X.reshape(-1, height, width, channels) turns each sample into an image");
  }
}
