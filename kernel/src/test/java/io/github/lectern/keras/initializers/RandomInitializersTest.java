package io.github.lectern.keras.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.lectern.keras.session.Session;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests initializers on a kernel [200,300]: 60000 weights, fan-in 200, mean of both fans 250. */
class RandomInitializersTest {
  private static final int IN = 200;
  private static final int OUT = 300;

  /**
   * Returns initializers with their limits and variances. The variance of a uniform distribution is
   * limit^2 / 3; a normal distribution is truncated at 2 / 0.879626 standard deviations.
   */
  static Stream<Arguments> initializers() {
    double cut = 2 / 0.8796256610342398;
    return Stream.of(
        Arguments.of(new GlorotUniform(), Math.sqrt(3 / 250.0), 1 / 250.0),
        Arguments.of(new GlorotNormal(), cut * Math.sqrt(1 / 250.0), 1 / 250.0),
        Arguments.of(new HeUniform(), Math.sqrt(6 / 200.0), 2 / 200.0),
        Arguments.of(new HeNormal(), cut * Math.sqrt(2 / 200.0), 2 / 200.0),
        Arguments.of(new LecunUniform(), Math.sqrt(3 / 200.0), 1 / 200.0),
        Arguments.of(new LecunNormal(), cut * Math.sqrt(1 / 200.0), 1 / 200.0),
        Arguments.of(new VarianceScaling(), cut * Math.sqrt(1 / 200.0), 1 / 200.0),
        Arguments.of(new VarianceScaling(3, "fan_out", "uniform"), Math.sqrt(9 / 300.0), 3 / 300.0),
        Arguments.of(
            new VarianceScaling(2, "fan_avg", "Normal"), cut * Math.sqrt(2 / 250.0), 2 / 250.0),
        // truncation at two standard deviations leaves 0.773741 of the variance
        Arguments.of(
            new TruncatedNormal(), 0.1, 0.05 * 0.05 * 0.8796256610342398 * 0.8796256610342398),
        Arguments.of(new RandomUniform(), 0.05, 0.05 * 0.05 / 3),
        // six standard deviations; about one in 8000 kernels of this size has a larger weight
        Arguments.of(new RandomNormal(), 0.3, 0.05 * 0.05));
  }

  @ParameterizedTest
  @MethodSource("initializers")
  void weights_keep_to_the_limit_and_reach_nine_tenths_of_it_unless_it_is_far_out(
      Initializer initializer, double limit, double variance) {
    double largest = 0;
    for (float w : weights(initializer)) {
      largest = Math.max(largest, Math.abs(w));
    }
    double reach = initializer instanceof RandomNormal ? 0.6 : 0.9;
    assertThat(largest).isBetween(reach * limit, limit * (1 + 1e-6));
  }

  /** The variance of 60000 normal numbers has a relative error of sqrt(2 / 60000) = 0.6 %. */
  @ParameterizedTest
  @MethodSource("initializers")
  void mean_and_variance_are_those_of_the_distribution(
      Initializer initializer, double limit, double variance) {
    double sum = 0;
    double squares = 0;
    float[] weights = weights(initializer);
    for (float w : weights) {
      sum += w;
      squares += (double) w * w;
    }
    assertThat(weights).hasSize(IN * OUT);
    assertThat(sum / weights.length).isCloseTo(0, within(4 * Math.sqrt(variance / weights.length)));
    assertThat(squares / weights.length).isCloseTo(variance, within(0.025 * variance));
  }

  @ParameterizedTest
  @MethodSource("initializers")
  void takes_one_operation_seed_and_repeats_under_the_same(
      Initializer initializer, double limit, double variance) {
    assertThat(Seeds.taken(() -> initializer.initialize(IN, OUT))).isEqualTo(1);
    assertArrayEquals(weights(initializer), weights(initializer));
    assertThat(initializer.initialize(IN, OUT)).isNotEqualTo(initializer.initialize(IN, OUT));
  }

  @Test
  void a_bias_counts_its_outputs_for_both_fans() {
    float[] bias = new HeUniform().initialize(2000);
    double limit = Math.sqrt(6 / 2000.0);
    assertThat(bias).hasSize(2000);
    double largest = 0;
    for (float b : bias) {
      largest = Math.max(largest, Math.abs(b));
    }
    assertThat(largest).isBetween(0.9 * limit, limit);
  }

  /** Keras defines these initializers as special cases of VarianceScaling. */
  @Test
  void variance_scaling_includes_the_others_bit_for_bit() {
    assertSame(new VarianceScaling(1, "fan_avg", "uniform"), new GlorotUniform());
    assertSame(new VarianceScaling(1, "fan_avg"), new GlorotNormal());
    assertSame(new VarianceScaling(2, "fan_in", "uniform"), new HeUniform());
    assertSame(new VarianceScaling(2), new HeNormal());
    assertSame(new VarianceScaling(1, "fan_in", "uniform"), new LecunUniform());
    assertSame(new VarianceScaling(), new LecunNormal());
    assertSame(
        new VarianceScaling(0.5, "fan_in", "untruncated_normal"),
        new RandomNormal(0, Math.sqrt(0.5 / IN)));
  }

  private static void assertSame(Initializer first, Initializer second) {
    assertArrayEquals(weights(second), weights(first));
  }

  @Test
  void settings_of_variance_scaling_are_checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VarianceScaling(0))
        .withMessage(
            "VarianceScaling: expected a finite scale above 0 but got 0.0;"
                + " try new VarianceScaling(1.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VarianceScaling(1, "fanin"))
        .withMessageContaining("Did you mean \"fan_in\"?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VarianceScaling(1, "fan_in", "uniformly"))
        .withMessageContaining("Did you mean \"uniform\"?");
  }

  @Test
  void limits_and_moments_can_be_chosen() {
    for (float w : new RandomUniform(2, 3).initialize(50, 3)) {
      assertThat(w).isBetween(2f, 3f);
    }
    for (float w : new TruncatedNormal(5, 0.25).initialize(50, 3)) {
      assertThat(w).isBetween(4.5f, 5.5f);
    }
    double sum = 0;
    for (float w : new RandomNormal(5, 0.01).initialize(100, 100)) {
      sum += w;
    }
    // four standard deviations of the mean of 10000 numbers: 4 * 0.01 / 100
    assertThat(sum / 10_000).isCloseTo(5, within(4e-4));
  }

  private static float[] weights(Initializer initializer) {
    Session.current().setSeed(43052);
    return initializer.initialize(IN, OUT);
  }
}
