package io.github.lectern.keras.optimizers;

import static io.github.lectern.keras.optimizers.Steps.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.optimizers.OptimizerOption.Clipnorm;
import io.github.lectern.keras.optimizers.OptimizerOption.Clipvalue;
import io.github.lectern.keras.optimizers.OptimizerOption.GlobalClipnorm;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.SgdOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests limits of gradients. Which limits may be combined, and in which order they apply, is as in
 * keras/optimizer_v2/optimizer_v2.py of Keras 2.7.
 */
class GradientClippingTest {
  private static final float INF = Float.POSITIVE_INFINITY;

  /** Returns the gradients that SGD(1) uses: the changes of weights that were 0, negated. */
  private static List<float[]> clipped(List<float[]> gradients, SgdOption... limits) {
    SGD sgd =
        new SGD(
            Stream.concat(Stream.of(new LearningRate(1)), Stream.of(limits))
                .toArray(SgdOption[]::new));
    List<Parameter> parameters = new ArrayList<>();
    List<Gradient> given = new ArrayList<>();
    for (float[] gradient : gradients) {
      Parameter parameter = parameter(new float[gradient.length], 1, gradient.length);
      parameters.add(parameter);
      given.add(Gradient.of(parameter, Matrices.of(1, gradient.length, gradient)));
    }
    Optimizer.Step step = sgd.begin(parameters, Matrices.TRAINING.workspace());
    if (sgd.needsAllGradients()) {
      step.updateAll(given);
    } else {
      given.forEach(step::update);
    }
    return parameters.stream().map(p -> negated(Matrices.values(p.value()))).toList();
  }

  private static float[] negated(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = 0 - values[i]; // 0 stays 0
    }
    return values;
  }

  private static float[] one(float[] gradient, SgdOption... limits) {
    return clipped(List.of(gradient), limits).get(0);
  }

  @Test
  void clipvalue_limits_each_number() {
    assertThat(one(new float[] {0.5f, -1, 2, 0.1f, -0.3f, 0}, new Clipvalue(0.4)))
        .containsExactly(0.4f, -0.4f, 0.4f, 0.1f, -0.3f, 0);
  }

  // |(3, 4)| = 5, |(0.3, 0.4)| = 0.5
  @Test
  void clipnorm_shortens_the_gradient_of_each_variable_on_its_own() {
    List<float[]> clipped =
        clipped(List.of(new float[] {3, -4}, new float[] {0.3f, 0.4f}), new Clipnorm(1));
    assertThat(clipped.get(0)).containsExactly(new float[] {0.6f, -0.8f}, within(1e-6f));
    assertThat(clipped.get(1)).containsExactly(0.3f, 0.4f);
  }

  // |(2, 3, 6)| = 7
  @Test
  void global_clipnorm_scales_all_gradients_by_the_same_factor() {
    List<float[]> gradients = List.of(new float[] {2, 3}, new float[] {-6});
    List<float[]> clipped = clipped(gradients, new GlobalClipnorm(3.5));
    assertThat(clipped.get(0)).containsExactly(1, 1.5f);
    assertThat(clipped.get(1)).containsExactly(-3);
    List<float[]> same = clipped(gradients, new GlobalClipnorm(7));
    assertThat(same.get(0)).containsExactly(2, 3);
    assertThat(same.get(1)).containsExactly(-6);
  }

  // (3, 10) becomes (3, 4), whose norm is 5
  @Test
  void numbers_are_limited_before_the_norm() {
    float[] expected = {0.6f, 0.8f};
    float[] gradient = {3, 10};
    assertThat(one(gradient, new Clipnorm(1), new Clipvalue(4)))
        .containsExactly(expected, within(1e-6f));
    assertThat(one(gradient, new GlobalClipnorm(1), new Clipvalue(4)))
        .containsExactly(expected, within(1e-6f));
  }

  @Test
  void a_limit_of_0_gives_no_step() {
    assertThat(one(new float[] {3, -4}, new Clipnorm(0))).containsOnly(0);
    assertThat(one(new float[] {0, 0}, new Clipnorm(0))).containsOnly(0);
    assertThat(one(new float[] {3, -4}, new Clipvalue(0))).containsOnly(0);
    assertThat(one(new float[] {0, 0}, new GlobalClipnorm(0))).containsOnly(0);
  }

  /** As in TensorFlow's clip_by_norm and clip_by_global_norm. */
  @Test
  void gradients_that_are_not_finite_are_not_hidden() {
    assertThat(one(new float[] {INF, 1}, new Clipnorm(1))).containsExactly(Float.NaN, 0);
    assertThat(one(new float[] {Float.NaN, 1}, new Clipnorm(1))).containsOnly(Float.NaN);
    assertThat(one(new float[] {INF, 1}, new GlobalClipnorm(1))).containsOnly(Float.NaN);
    assertThat(one(new float[] {Float.NaN, INF, 9}, new Clipvalue(2)))
        .containsExactly(Float.NaN, 2, 2);
  }

  @Test
  void the_norm_of_a_large_matrix_is_that_of_double_arithmetic() {
    Matrix gradient = Matrices.random(701, 301, 5);
    float[] values = Matrices.values(gradient);
    double square = 0;
    for (float value : values) {
      square += (double) value * value;
    }
    Parameter parameter = parameter(new float[values.length], 701, 301);
    Optimizer sgd = new SGD(new LearningRate(1), new Clipnorm(2));
    Steps.step(sgd, gradient, parameter);
    float[] weights = Matrices.values(parameter.value());
    for (int i = 0; i < values.length; i++) {
      assertThat((double) weights[i]).isCloseTo(-values[i] * 2 / Math.sqrt(square), within(1e-8));
    }
    assertThat(Matrices.values(gradient)).containsExactly(values);
  }

  @Test
  void two_limits_of_norms_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adam(new Clipnorm(1), new GlobalClipnorm(2)))
        .withMessage("Adam: expected clipnorm or globalClipnorm but got both; leave one out");
  }

  @Test
  void a_negative_limit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clipnorm(-1))
        .withMessage(
            "clipnorm: expected a finite number of at least 0 but got -1.0; try clipnorm(1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GlobalClipnorm(Double.NaN))
        .withMessageEndingWith("but got NaN; try globalClipnorm(1)");
  }

  @Test
  void the_settings_contain_the_limits() {
    RMSprop rmsprop = new RMSprop(new Clipvalue(0.5), new Clipnorm(2));
    assertThat(rmsprop.config()).containsAllEntriesOf(Map.of("clipnorm", 2.0, "clipvalue", 0.5));
    for (Optimizer optimizer :
        Arrays.asList(
            rmsprop, new Adam(new GlobalClipnorm(3)), new SGD(new Clipnorm(1)), new Adam())) {
      assertThat(
              Optimizers.fromConfig(optimizer.name(), optimizer.config(), Optional.empty())
                  .toString())
          .isEqualTo(optimizer.toString());
    }
    assertThat(new SGD(new GlobalClipnorm(1)))
        .hasToString("SGD(learning_rate=0.01, momentum=0.0, nesterov=false, global_clipnorm=1.0)");
  }
}
