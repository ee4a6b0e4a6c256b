package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.betaInitializer;
import static io.github.lectern.keras.Keywords.center;
import static io.github.lectern.keras.Keywords.epsilon;
import static io.github.lectern.keras.Keywords.gammaInitializer;
import static io.github.lectern.keras.Keywords.momentum;
import static io.github.lectern.keras.Keywords.scale;
import static io.github.lectern.keras.session.Backend.clearSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.Gradients;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.initializers.Constant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BatchNormalizationTest extends LayerContract {
  @Override
  Layer layer() {
    return new BatchNormalization(epsilon(0.1));
  }

  @Override
  int[] sample() {
    return new int[] {3, 2, 2};
  }

  @Override
  int[] output() {
    return new int[] {3, 2, 2};
  }

  /** Three samples of two channels: means 3 and 0, population variances 6 and 8. */
  private static Matrix threeSamples() {
    return Matrices.of(3, 2, 0, -4, 3, 2, 6, 2);
  }

  private static Operation built(Layer layer, int... sample) {
    layer.build(sample);
    return layer.operation();
  }

  private static float[] numbers(Layer layer, int weight) {
    return layer.weights().get(weight).toFloatVector();
  }

  @Test
  void training_subtracts_the_mean_of_the_batch_and_divides_by_its_deviation() {
    Layer layer =
        new BatchNormalization(
            epsilon(1), gammaInitializer(new Constant(2)), betaInitializer(new Constant(-1)));
    Matrix y = built(layer, 2).forward(threeSamples(), Matrices.TRAINING);
    // 2 (x - 3) / sqrt(6 + 1) - 1 and 2 x / sqrt(8 + 1) - 1
    float a = (float) (6 / Math.sqrt(7));
    assertThat(Matrices.values(y))
        .containsExactly(new float[] {-a - 1, -11 / 3f, -1, 1 / 3f, a - 1, 1 / 3f}, within(1e-6f));
  }

  @Test
  void the_moving_statistics_take_a_share_of_each_batch_when_the_step_ends() {
    Layer layer = new BatchNormalization(momentum(0.75));
    Operation operation = built(layer, 2);
    operation.forward(threeSamples(), Matrices.TRAINING);
    assertThat(numbers(layer, 2)).as("before the step has ended").containsExactly(0, 0);
    operation.endStep();
    // 3/4 0 + 1/4 (3, 0) and 3/4 1 + 1/4 (6, 8): the variance of the batch, divided by n
    assertThat(numbers(layer, 2)).containsExactly(0.75f, 0);
    assertThat(numbers(layer, 3)).containsExactly(2.25f, 2.75f);
    operation.forward(threeSamples(), Matrices.TRAINING);
    operation.endStep();
    assertThat(numbers(layer, 2)).containsExactly(1.3125f, 0);
    assertThat(numbers(layer, 3)).containsExactly(3.1875f, 4.0625f);
  }

  /** TensorFlow's fused operation divides by n - 1 for the moving variance; n is 4 pixels here. */
  @Test
  void the_moving_variance_of_images_is_unbiased() {
    Layer layer = new BatchNormalization(momentum(0.5));
    Operation operation = built(layer, 1, 2, 2);
    // pixels 0, 2, 4, 6 of the first channel: mean 3, squares 9 + 1 + 1 + 9 = 20
    Matrix y = operation.forward(Matrices.of(2, 4, 0, 5, 2, 5, 4, 5, 6, 5), Matrices.TRAINING);
    operation.endStep();
    float r = (float) (1 / Math.sqrt(20 / 4.0 + 1e-3));
    assertThat(Matrices.values(y))
        .containsExactly(new float[] {-3 * r, 0, -r, 0, r, 0, 3 * r, 0}, within(1e-6f));
    assertThat(numbers(layer, 2)).containsExactly(1.5f, 2.5f);
    assertThat(numbers(layer, 3))
        .containsExactly(new float[] {0.5f + 10 / 3f, 0.5f}, within(1e-6f));
  }

  @Test
  void inference_uses_the_moving_statistics_and_keeps_them() {
    Layer layer = new BatchNormalization(epsilon(0));
    layer.build(2);
    layer.setWeights(
        List.of(row(2, 3), row(10, -10), row(1, -1), row(4, 0.25f))); // gamma, beta, mean, variance
    INDArray y = layer.call(Nd4j.createFromArray(new float[][] {{1, -1}, {5, 0}}));
    assertThat(y.toFloatMatrix()).isDeepEqualTo(new float[][] {{10, -10}, {14, -4}});
    Operation operation = layer.operation();
    operation.forward(threeSamples(), Matrices.INFERENCE);
    operation.endStep();
    assertThat(numbers(layer, 2)).containsExactly(1, -1);
    assertThat(numbers(layer, 3)).containsExactly(4, 0.25f);
  }

  private static INDArray row(float... numbers) {
    return Nd4j.createFromArray(numbers);
  }

  // dx = gamma r dy; dgamma = sum dy (x - mean) r; dbeta = sum dy
  @Test
  void gradients_in_inference_take_the_moving_statistics_as_constants() {
    Layer layer = new BatchNormalization(epsilon(0));
    layer.build(2);
    layer.setWeights(List.of(row(2, 3), row(10, -10), row(1, -1), row(4, 0.25f)));
    Operation operation = layer.operation();
    operation.forward(threeSamples(), Matrices.INFERENCE);
    Gradients gradients =
        operation.backward(
            Matrices.of(3, 2, 1, 0, 0, 1, -1, 2), InputGradient.NEEDED, Matrices.INFERENCE);
    assertThat(Matrices.values(gradients.input().orElseThrow()))
        .containsExactly(1, 0, 0, 6, -1, 12);
    assertThat(values(gradients, 0)).containsExactly(-0.5f - 2.5f, 6 + 2 * 6);
    assertThat(values(gradients, 1)).containsExactly(0, 3);
  }

  private static float[] values(Gradients gradients, int i) {
    return Matrices.values(gradients.parameters().get(i).value(Matrices.INFERENCE.workspace()));
  }

  @Test
  void gradients_agree_with_finite_differences_for_rows() {
    BatchNormalizationTest rows =
        new BatchNormalizationTest() {
          @Override
          int[] sample() {
            return new int[] {3};
          }

          @Override
          int[] output() {
            return new int[] {3};
          }
        };
    rows.gradients_of_input_and_parameters_are_those_of_finite_differences();
  }

  @Test
  void a_frozen_layer_uses_the_moving_statistics_in_training_and_keeps_them() {
    Layer layer = new BatchNormalization(epsilon(0));
    Operation operation = built(layer, 2).frozen();
    Matrix y = operation.forward(threeSamples(), Matrices.TRAINING);
    operation.endStep();
    assertThat(Matrices.values(y)).containsExactly(Matrices.values(threeSamples()));
    assertThat(operation.parameters()).isEmpty();
    Gradients gradients =
        operation.backward(threeSamples(), InputGradient.NEEDED, Matrices.TRAINING);
    assertThat(gradients.parameters()).isEmpty();
    assertThat(Matrices.values(gradients.input().orElseThrow()))
        .containsExactly(Matrices.values(threeSamples()));
    assertThat(numbers(layer, 2)).containsExactly(0, 0);
    assertThat(numbers(layer, 3)).containsExactly(1, 1);
  }

  @Test
  void a_batch_of_one_row_becomes_beta() {
    Layer layer = new BatchNormalization(betaInitializer(new Constant(7)), momentum(0));
    Operation operation = built(layer, 3);
    Matrix y = operation.forward(Matrices.of(1, 3, 1, -2, 300), Matrices.TRAINING);
    operation.endStep();
    assertThat(Matrices.values(y)).containsExactly(7, 7, 7);
    assertThat(numbers(layer, 3)).containsExactly(0, 0, 0);
  }

  /** A single pixel has no n - 1; TensorFlow then divides by n. */
  @Test
  void a_single_pixel_keeps_the_moving_variance_finite() {
    Layer layer = new BatchNormalization(momentum(0));
    Operation operation = built(layer, 1, 1, 2);
    operation.forward(Matrices.of(1, 2, 4, -4), Matrices.TRAINING);
    operation.endStep();
    assertThat(numbers(layer, 2)).containsExactly(4, -4);
    assertThat(numbers(layer, 3)).containsExactly(0, 0);
  }

  /** The sums over 40,000 rows take several tiles and parts; compared with plain loops. */
  @Test
  void statistics_of_many_rows_are_those_of_double_arithmetic() {
    Layer layer = new BatchNormalization(momentum(0));
    Operation operation = built(layer, 20, 20, 3);
    Matrix x = Matrices.random(100, 1200, 5);
    operation.forward(x, Matrices.TRAINING);
    operation.endStep();
    float[] values = Matrices.values(x);
    for (int k = 0; k < 3; k++) {
      double sum = 0;
      double squares = 0;
      for (int i = k; i < values.length; i += 3) {
        sum += values[i];
        squares += (double) values[i] * values[i];
      }
      double n = values.length / 3.0;
      assertThat(numbers(layer, 2)[k]).isCloseTo((float) (sum / n), within(1e-6f));
      double variance = (squares - sum * sum / n) / (n - 1);
      assertThat(numbers(layer, 3)[k]).isCloseTo((float) variance, within(1e-6f));
    }
  }

  @Test
  void nan_stays_in_its_channel() {
    Operation operation = built(new BatchNormalization(), 2);
    Matrix y = operation.forward(Matrices.of(2, 2, 1, Float.NaN, 3, 5), Matrices.TRAINING);
    float one = (float) (1 / Math.sqrt(1.001));
    assertThat(Matrices.values(y))
        .containsExactly(new float[] {-one, Float.NaN, one, Float.NaN}, within(1e-6f));
  }

  @Test
  void without_offset_and_factor_only_the_statistics_are_left() {
    Layer layer = new BatchNormalization(center(false), scale(false), epsilon(0));
    Matrix y = built(layer, 1).forward(Matrices.of(2, 1, -3, 1), Matrices.TRAINING);
    assertThat(Matrices.values(y)).containsExactly(-1, 1);
    assertThat(names(layer.parameters().stream()))
        .containsExactly("moving_mean", "moving_variance");
    assertThat(layer.trainableParameters()).isEmpty();
  }

  @Test
  void weights_have_the_order_of_keras_and_half_of_them_are_trained() {
    Layer layer = new BatchNormalization();
    layer.build(4, 4, 3);
    assertThat(names(layer.parameters().stream()))
        .containsExactly("gamma", "beta", "moving_mean", "moving_variance");
    assertThat(names(layer.trainableParameters().stream())).containsExactly("gamma", "beta");
    assertThat(layer.countParams()).isEqualTo(12);
    assertThat(layer.getWeights())
        .containsExactly(row(1, 1, 1), row(0, 0, 0), row(0, 0, 0), row(1, 1, 1));
  }

  private static Stream<String> names(Stream<Parameter> parameters) {
    return parameters.map(parameter -> parameter.name().replaceFirst(".*/", ""));
  }

  @Test
  void is_named_and_shown_as_in_keras() {
    clearSession();
    assertThat(new BatchNormalization())
        .hasToString(
            "BatchNormalization(name=batch_normalization, momentum=0.99, epsilon=0.001,"
                + " center=true, scale=true, beta_initializer=zeros, gamma_initializer=ones,"
                + " moving_mean_initializer=zeros, moving_variance_initializer=ones)");
  }

  @Test
  void single_numbers_are_refused_as_samples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchNormalization().call(row(1, 2)))
        .withMessage(
            "BatchNormalization: expected input [n,...,channels] but got [n];"
                + " x.reshape(-1, 1) turns each number into a sample");
  }
}
