package io.github.lectern.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation;
import io.github.lectern.keras.engine.Operation.Gradients;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.session.Session;
import io.github.lectern.tensor.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tests that every layer must pass. A point is a list of the input and the parameters. */
abstract class LayerContract {
  private static final int BATCH = 5;
  static final float STEP = 1 / 64f;

  /**
   * Allows for the error of the differences, STEP^2 / 6 = 4e-5 times a third derivative, and for
   * rounding numbers near 1, 1e-7 / STEP.
   */
  private static final double TOLERANCE = 5e-4;

  /** Creates a new layer. */
  abstract Layer layer();

  /** Returns the shape of one sample. */
  abstract int[] sample();

  /** Returns the expected shape of one output sample. */
  abstract int[] output();

  @Test
  void the_output_has_the_shape_that_was_announced() {
    assertThat(layer().outputShape(sample())).containsExactly(output());
    assertThat(layer().call(array()).shape()).containsExactly(Shapes.ofSamples(BATCH, output()));
  }

  @Test
  void gradients_of_input_and_parameters_are_those_of_finite_differences() {
    List<float[]> point = point();
    List<float[]> gradients = gradients(point);
    assertThat(gradients).hasSameSizeAs(point);
    for (int part = 0; part < point.size(); part++) {
      for (int k = 0; k < point.get(part).length; k++) {
        double slope = (lossAt(point, part, k, STEP) - lossAt(point, part, k, -STEP)) / (2 * STEP);
        assertThat((double) gradients.get(part)[k])
            .as("gradient of number %d of part %d", k, part)
            .isCloseTo(slope, within(TOLERANCE));
      }
    }
  }

  @Test
  void the_same_seed_gives_the_same_result() {
    assertSame(gradients(point()), gradients(point()));
    assertArrayEquals(outputs(point()), outputs(point()));
  }

  @Test
  void a_repeated_pass_is_the_same_to_the_last_bit() {
    Operation operation = built().operation();
    Matrix x = Matrices.random(BATCH, Shapes.size(sample()), 1);
    float[] first = Matrices.values(operation.forward(x, Matrices.INFERENCE));
    assertArrayEquals(first, Matrices.values(operation.forward(x, Matrices.INFERENCE)));
  }

  @Test
  void the_argument_stays_as_it_is() {
    INDArray x = array();
    INDArray before = x.dup();
    layer().call(x).addi(1);
    assertThat(x).isEqualTo(before);

    Matrix input = input(point());
    Operation operation = built().operation();
    operation.forward(input, Matrices.TRAINING);
    operation.backward(weighting(), InputGradient.NEEDED, Matrices.TRAINING);
    assertArrayEquals(point().get(0), Matrices.values(input));
  }

  /** Builds a layer with seed 7, so that a Dropout always drops the same inputs. */
  private Layer built() {
    Session.current().setSeed(7);
    Layer layer = layer();
    layer.build(sample());
    return layer;
  }

  private Layer built(List<float[]> point) {
    Layer layer = built();
    List<Parameter> parameters = layer.trainableParameters();
    for (int i = 0; i < parameters.size(); i++) {
      INDArray weights = parameters.get(i).value().array();
      weights.assign(Nd4j.create(point.get(i + 1), weights.shape(), 'c'));
    }
    return layer;
  }

  private List<float[]> point() {
    List<float[]> point = new ArrayList<>();
    point.add(awayFromKinks(Matrices.values(Matrices.random(BATCH, Shapes.size(sample()), 1))));
    for (Parameter parameter : built().trainableParameters()) {
      point.add(Matrices.values(Matrices.random(1, parameter.size(), point.size() + 1L)));
    }
    return point;
  }

  /**
   * Moves values out of the reach of finite differences, since relu and its like have a kink at 0.
   * A layer with other kinks overrides this method.
   */
  float[] awayFromKinks(float... values) {
    for (int i = 0; i < values.length; i++) {
      values[i] += Math.copySign(4 * STEP, values[i]);
    }
    return values;
  }

  private Matrix input(List<float[]> point) {
    return Matrices.of(BATCH, Shapes.size(sample()), point.get(0));
  }

  /** Returns dy, the gradient of the loss L = sum(dy y). */
  private Matrix weighting() {
    return Matrices.random(BATCH, Shapes.size(output()), 99);
  }

  private float[] outputs(List<float[]> point) {
    return Matrices.values(built(point).operation().forward(input(point), Matrices.TRAINING));
  }

  private List<float[]> gradients(List<float[]> point) {
    Layer layer = built(point);
    Operation operation = layer.operation();
    operation.forward(input(point), Matrices.TRAINING);
    Gradients gradients = operation.backward(weighting(), InputGradient.NEEDED, Matrices.TRAINING);
    assertThat(gradients.parameters())
        .extracting(Gradient::parameter)
        .containsExactlyElementsOf(layer.trainableParameters());
    List<float[]> values = new ArrayList<>();
    values.add(Matrices.values(gradients.input().orElseThrow()));
    gradients
        .parameters()
        .forEach(
            gradient -> values.add(Matrices.values(gradient.value(Matrices.TRAINING.workspace()))));
    return values;
  }

  private double lossAt(List<float[]> point, int part, int k, float by) {
    List<float[]> moved = new ArrayList<>(point);
    float[] values = point.get(part).clone();
    values[k] += by;
    moved.set(part, values);
    float[] y = outputs(moved);
    float[] dy = Matrices.values(weighting());
    double loss = 0;
    for (int i = 0; i < y.length; i++) {
      loss += (double) dy[i] * y[i];
    }
    return loss;
  }

  private INDArray array() {
    long[] shape = Shapes.ofSamples(BATCH, sample());
    return Nd4j.create(point().get(0), shape, 'c');
  }

  private static void assertSame(List<float[]> a, List<float[]> b) {
    assertThat(a).hasSameSizeAs(b);
    for (int i = 0; i < a.size(); i++) {
      assertArrayEquals(a.get(i), b.get(i));
    }
  }
}
