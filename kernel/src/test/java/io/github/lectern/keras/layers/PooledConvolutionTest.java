package io.github.lectern.keras.layers;

import static io.github.lectern.keras.Keywords.activation;
import static io.github.lectern.keras.Keywords.kernelSize;
import static io.github.lectern.keras.Keywords.padding;
import static io.github.lectern.keras.Keywords.poolSize;
import static io.github.lectern.keras.Keywords.strides;
import static io.github.lectern.keras.Keywords.useBias;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.activations.ActivationFunction;
import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.Gradients;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares a convolution that takes over max pooling with the two operations one by one. */
class PooledConvolutionTest {
  /** All sums have fewer than 3000 terms of magnitude below 1. */
  private static final double TOLERANCE = 1e-3;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pair(Conv2D conv, MaxPooling2D pool, int[] sample) {
    Operation fused() {
      return conv.operation().followedBy(pool.operation()).orElseThrow();
    }
  }

  private static Pair pair(Conv2D conv, MaxPooling2D pool, int... sample) {
    conv.build(sample);
    for (INDArray weight : conv.weights()) {
      weight.assign(Nd4j.rand(weight.shape()).subi(0.5));
    }
    pool.build(conv.outputShape(sample));
    return new Pair(conv, pool, sample);
  }

  /** The outputs, dx and the gradients of the weights. */
  private static List<float[]> separate(Pair layers, Matrix x, Matrix dy) {
    Operation conv = layers.conv().operation();
    Operation pool = layers.pool().operation();
    Matrix y = pool.forward(conv.forward(x, Matrices.TRAINING), Matrices.TRAINING);
    Matrix slopes =
        pool.backward(dy, InputGradient.NEEDED, Matrices.TRAINING).input().orElseThrow();
    return results(y, conv.backward(slopes, InputGradient.NEEDED, Matrices.TRAINING));
  }

  private static List<float[]> fused(Operation operation, Matrix x, Matrix dy) {
    Matrix y = operation.forward(x, Matrices.TRAINING);
    return results(y, operation.backward(dy, InputGradient.NEEDED, Matrices.TRAINING));
  }

  private static List<float[]> results(Matrix y, Gradients gradients) {
    List<float[]> results = new ArrayList<>();
    results.add(Matrices.values(y));
    results.add(Matrices.values(gradients.input().orElseThrow()));
    for (Gradient gradient : gradients.parameters()) {
      results.add(Matrices.values(gradient.value(Matrices.TRAINING.workspace())));
    }
    return results;
  }

  private static Matrix slopes(Pair layers, int images) {
    int[] out = layers.pool().outputShape(layers.conv().outputShape(layers.sample()));
    return Matrices.random(images, out[0] * out[1] * out[2], 5);
  }

  private static Matrix images(Pair layers, int images) {
    int[] sample = layers.sample();
    return Matrices.random(images, sample[0] * sample[1] * sample[2], 4);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 6, 6, 1, 2, relu, 1, valid, 2, 2, 2, 2",
    "17, 13, 13, 32, 64, relu, 1, valid, 2, 2, 2, 2",
    "5, 12, 9, 3, 5, tanh, 2, same, 2, 2, 2, 2",
    "20, 9, 12, 2, 3, linear, 1, same, 3, 2, 3, 2",
    "9, 9, 14, 2, 3, sigmoid, 1, valid, 2, 1, 3, 4",
    "2, 300, 130, 1, 4, relu, 1, valid, 3, 2, 3, 2",
    "2, 70, 67, 8, 7, elu, 1, same, 2, 3, 2, 3",
    "3, 7, 8, 4, 3, softsign, 1, valid, 5, 6, 5, 6"
  })
  void has_the_results_of_both_operations(
      int n,
      int height,
      int width,
      int channels,
      int filters,
      String function,
      int stride,
      String border,
      int poolHeight,
      int poolWidth,
      int down,
      int across) {
    Conv2D conv = new Conv2D(filters, 3, activation(function), strides(stride), padding(border));
    MaxPooling2D pool = new MaxPooling2D(poolSize(poolHeight, poolWidth), strides(down, across));
    Pair layers = pair(conv, pool, height, width, channels);
    Matrix x = images(layers, n);
    List<float[]> expected = separate(layers, x, slopes(layers, n));
    List<float[]> actual = fused(layers.fused(), x, slopes(layers, n));
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertClose(actual.get(i), expected.get(i));
    }
    Operation first = layers.fused();
    first.forward(x, Matrices.TRAINING);
    Gradients ofWeights =
        first.backward(slopes(layers, n), InputGradient.NOT_NEEDED, Matrices.TRAINING);
    assertThat(ofWeights.input()).isEmpty();
    for (int i = 0; i < 2; i++) {
      Matrix gradient = ofWeights.parameters().get(i).value(Matrices.TRAINING.workspace());
      assertClose(Matrices.values(gradient), expected.get(2 + i));
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int k = 0; k < expected.length; k++) {
      double tolerance = TOLERANCE * Math.max(1, Math.abs(expected[k]));
      assertThat((double) actual[k]).as("number %d", k).isCloseTo(expected[k], within(tolerance));
    }
  }

  // a kernel of one pixel with weight 1, so that z = x
  private static Pair copying(int size) {
    Pair layers = pair(new Conv2D(1, 1, useBias(false)), new MaxPooling2D(2), size, size, 1);
    layers.conv().setWeights(List.of(Nd4j.ones(1, 1, 1, 1)));
    return layers;
  }

  @Test
  void the_gradient_goes_to_the_first_of_equal_maxima() {
    Matrix x = Matrices.of(1, 4, 3, 7, 7, 7);
    List<float[]> results = fused(copying(2).fused(), x, Matrices.of(1, 1, 5));
    assertThat(results.get(0)).containsExactly(7);
    assertThat(results.get(1)).containsExactly(0, 5, 0, 0);
    assertThat(results.get(2)).containsExactly(35);
  }

  @Test
  void the_smallest_difference_between_two_numbers_decides() {
    Matrix x = Matrices.of(1, 4, 0, -Float.MIN_VALUE, Float.MIN_VALUE, 0);
    assertThat(fused(copying(2).fused(), x, Matrices.of(1, 1, 5)).get(1))
        .containsExactly(0, 0, 5, 0);
    Matrix large = Matrices.of(1, 4, 1, -Float.MAX_VALUE, 2, Math.nextUp(2f));
    assertThat(fused(copying(2).fused(), large, Matrices.of(1, 1, 5)).get(1))
        .containsExactly(0, 0, 0, 5);
  }

  @Test
  void numbers_that_are_not_finite_are_treated_as_by_max_pooling() {
    float nan = Float.NaN;
    float inf = Float.POSITIVE_INFINITY;
    float[] pixels = {
      -inf, -inf, 1, nan, // row 0 of two windows
      -inf, -inf, nan, inf, 2, inf, -inf, 3, inf, 5, -inf, -2
    };
    Pair layers = copying(4);
    Matrix x = Matrices.of(1, 16, pixels);
    for (float slope : new float[] {4, inf, nan}) {
      Matrix dy = Matrices.of(1, 4, 1, 2, slope, 3);
      Matrix same = Matrices.of(1, 4, 1, 2, slope, 3);
      List<float[]> expected = separate(layers, x, same);
      List<float[]> actual = fused(layers.fused(), x, dy);
      assertThat(actual.get(0)).containsExactly(expected.get(0));
      assertThat(actual.get(1)).containsExactly(1, 0, 0, 2, 0, 0, 0, 0, 0, slope, 0, 3, 0, 0, 0, 0);
    }
  }

  @Test
  void other_layers_are_not_taken_over() {
    assertThat(fusion(new Conv2D(2, 3), new MaxPooling2D(3, strides(2)))).isEmpty(); // overlap
    assertThat(fusion(new Conv2D(2, 3), new MaxPooling2D(3, padding("same")))).isEmpty(); // 6 of 5
    assertThat(fusion(new Conv2D(2, 3, activation("softmax")), new MaxPooling2D())).isEmpty();
    assertThat(fusion(new Conv2D(2, 3, activation("gelu")), new MaxPooling2D())).isEmpty();
    assertThat(fusion(new Conv2D(2, 3, activation(new Own())), new MaxPooling2D())).isEmpty();
    assertThat(fusion(new Conv2D(2, 3), new AveragePooling2D())).isEmpty();
    assertThat(fusion(new Conv2D(2, kernelSize(2, 4)), new MaxPooling2D())).isPresent();
  }

  private static Optional<Operation> fusion(Conv2D conv, Layer next) {
    conv.build(7, 7, 1);
    next.build(conv.outputShape(7, 7, 1));
    return conv.operation().followedBy(next.operation());
  }

  @Test
  void only_one_pooling_layer_is_taken_over() {
    Pair layers = pair(new Conv2D(2, 3), new MaxPooling2D(), 10, 10, 1);
    MaxPooling2D second = new MaxPooling2D();
    second.build(4, 4, 2);
    assertThat(layers.fused().followedBy(second.operation())).isEmpty();
  }

  @Test
  void the_weights_of_a_frozen_convolution_have_no_gradients() {
    Pair layers = pair(new Conv2D(2, 3), new MaxPooling2D(), 6, 6, 1);
    Operation frozen =
        layers.conv().operation().frozen().followedBy(layers.pool().operation()).orElseThrow();
    Matrix x = images(layers, 3);
    List<float[]> trained = fused(layers.fused(), x, slopes(layers, 3));
    List<float[]> results = fused(frozen, x, slopes(layers, 3));
    assertThat(frozen.parameters()).isEmpty();
    assertThat(results).hasSize(2);
    assertThat(results.get(1)).containsExactly(trained.get(1));
    assertThat(layers.fused().parameters()).extracting(Parameter::size).containsExactly(18, 2);
  }

  private static final class Own implements ActivationFunction {
    @Override
    public String name() {
      return "own";
    }

    @Override
    public void apply(Tile z) {}

    @Override
    public void gradient(Tile y, Tile dy) {}
  }
}
