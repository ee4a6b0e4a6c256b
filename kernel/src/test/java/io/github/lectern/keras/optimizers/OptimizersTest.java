package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.Keywords;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta1;
import io.github.lectern.keras.optimizers.OptimizerOption.Beta2;
import io.github.lectern.keras.optimizers.OptimizerOption.Epsilon;
import io.github.lectern.keras.optimizers.OptimizerOption.InitialAccumulatorValue;
import io.github.lectern.keras.optimizers.OptimizerOption.LearningRate;
import io.github.lectern.keras.optimizers.OptimizerOption.Momentum;
import io.github.lectern.keras.optimizers.OptimizerOption.Nesterov;
import io.github.lectern.keras.optimizers.OptimizerOption.Rho;
import io.github.lectern.keras.optimizers.OptimizerOption.WeightDecay;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersTest {
  private static final LearningRate RATE = new LearningRate(0.25);

  static Stream<Optimizer> chosen() {
    return Stream.of(
        new SGD(RATE),
        new SGD(RATE, new Momentum(0.75), new Nesterov(true)),
        new Adam(RATE, new Beta1(0.5), new Beta2(0.75), new Epsilon(0.125)),
        new AdamW(RATE, new WeightDecay(0.5), new Beta1(0.5), new Beta2(0.75), new Epsilon(0.125)),
        new Nadam(RATE, new Beta1(0.5), new Beta2(0.75), new Epsilon(0.125)),
        new Adagrad(RATE, new InitialAccumulatorValue(0.5), new Epsilon(0.125)),
        new RMSprop(RATE, new Rho(0.5)),
        new RMSprop(RATE, new Rho(0.5), new Momentum(0.75), new Epsilon(0.125)));
  }

  @ParameterizedTest
  @MethodSource("chosen")
  void the_settings_make_the_same_optimizer_again(Optimizer optimizer) {
    Optimizer again = Optimizers.fromConfig(optimizer.name(), optimizer.config(), Optional.empty());
    assertThat(again).hasSameClassAs(optimizer);
    assertThat(again.config()).isEqualTo(optimizer.config());
    float[] gradient = {1, -2, 3};
    Parameter w = Steps.parameter(new float[] {1, 2, 4}, 1, 3);
    Parameter same = Steps.parameter(new float[] {1, 2, 4}, 1, 3);
    for (int t = 0; t < 3; t++) {
      Steps.step(optimizer, w, gradient);
      Steps.step(again, same, gradient);
    }
    assertArrayEquals(Matrices.values(w.value()), Matrices.values(same.value()));
  }

  /** With a = u = .5, v = u v - a g is -.5 g, then -.75 g; all numbers are exact in float32. */
  @ParameterizedTest
  @CsvSource({"3, 4097", "5000, 1", "1, 4096", "4097, 1", "700, 10"})
  void every_weight_moves_by_its_own_gradient_across_tiles(int rows, int columns) {
    SGD sgd = new SGD(new LearningRate(0.5), new Momentum(0.5));
    Parameter parameter = Steps.parameter(new float[rows * columns], rows, columns);
    float[] gradient = new float[rows * columns];
    float[] expected = new float[rows * columns];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = i + 1f;
      expected[i] = -1.25f * gradient[i];
    }
    Steps.step(sgd, parameter, gradient);
    Steps.step(sgd, parameter, gradient);
    assertArrayEquals(expected, Matrices.values(parameter.value()));
  }

  @Test
  void each_parameter_has_a_state_of_its_own() {
    SGD sgd = new SGD(new LearningRate(0.5), new Momentum(0.5));
    Parameter a = Steps.parameter(new float[] {0, 0}, 1, 2);
    Parameter b = Steps.parameter(new float[] {0, 0}, 1, 2);
    Steps.step(sgd, a, new float[] {4, 4});
    Steps.step(sgd, Matrices.of(1, 2, 0, 4), a, b);
    assertThat(Matrices.values(a.value())).containsExactly(-3, -5);
    assertThat(Matrices.values(b.value())).containsExactly(0, -2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_learning_rate_that_is_not_above_0_is_refused(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LearningRate(rate))
        .withMessage(
            "learningRate: expected a finite number above 0 but got "
                + rate
                + "; try learningRate(0.001)");
  }

  @Test
  void a_learning_rate_of_0_is_refused_unless_a_callback_sets_it() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keywords.learningRate(0))
        .withMessage(
            "learningRate: expected a finite number above 0 but got 0.0;"
                + " try learningRate(0.001)");
    Adam adam = new Adam();
    adam.setLearningRate(0);
    assertThat(adam.learningRate()).isZero();
    assertThat(Optimizers.fromConfig("adam", adam.config(), Optional.empty()).learningRate())
        .isZero();
  }

  @Test
  void each_is_found_by_its_name_in_any_case() {
    assertThat(Optimizers.get("Adam")).isInstanceOf(Adam.class);
    assertThat(Optimizers.get("AdamW")).isInstanceOf(AdamW.class);
    assertThat(Optimizers.get("Nadam")).isInstanceOf(Nadam.class);
    assertThat(Optimizers.get("Adagrad")).isInstanceOf(Adagrad.class);
    assertThat(Optimizers.get("SGD")).isInstanceOf(SGD.class);
    assertThat(Optimizers.get("RMSprop")).isInstanceOf(RMSprop.class);
  }

  @Test
  void an_unknown_name_is_answered_with_the_nearest_and_all() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizers.get("adm"))
        .withMessage(
            "Unknown optimizer: adm\nDid you mean \"adam\"? Known names: adagrad, adam, adamw,"
                + " nadam, rmsprop, sgd");
  }

  @Test
  void a_missing_setting_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Optimizers.fromConfig("adam", Map.of("learning_rate", 0.1), Optional.empty()))
        .withMessageContaining("beta_1");
  }

  @Test
  void each_shows_its_settings() {
    assertThat(new Adam())
        .hasToString("Adam(learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1.0E-7)");
    assertThat(new AdamW())
        .hasToString(
            "AdamW(learning_rate=0.001, weight_decay=0.004, beta_1=0.9, beta_2=0.999,"
                + " epsilon=1.0E-7)");
    assertThat(new Nadam())
        .hasToString("Nadam(learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1.0E-7)");
    assertThat(new Adagrad())
        .hasToString("Adagrad(learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1.0E-7)");
    assertThat(new RMSprop(new Rho(0.5)))
        .hasToString("RMSprop(learning_rate=0.001, rho=0.5, momentum=0.0, epsilon=1.0E-7)");
    assertThat(new SGD(RATE, new Momentum(0.75), new Nesterov(true)))
        .hasToString("SGD(learning_rate=0.25, momentum=0.75, nesterov=true)");
    assertThat(new SGD()).hasToString("SGD(learning_rate=0.01, momentum=0.0, nesterov=false)");
  }
}
