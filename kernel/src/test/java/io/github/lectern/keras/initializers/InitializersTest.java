package io.github.lectern.keras.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class InitializersTest {
  @Test
  void constants_fill_every_weight_and_draw_nothing() {
    assertThat(new Zeros().initialize(3, 5)).hasSize(15).containsOnly(0f);
    assertThat(new Ones().initialize(7)).hasSize(7).containsOnly(1f);
    assertThat(new Constant(-2.5).initialize(2, 3)).hasSize(6).containsOnly(-2.5f);
    for (String name : new String[] {"zeros", "ones", "constant"}) {
      assertThat(Seeds.taken(() -> Initializers.get(name).initialize(3, 5))).isZero();
    }
  }

  @Test
  void each_is_found_by_its_name_in_both_spellings() {
    assertThat(Initializers.names()).hasSize(14);
    for (String name : Initializers.names()) {
      assertThat(Initializers.get(name).name()).isEqualTo(name);
    }
    assertThat(Initializers.get("GlorotNormal")).isInstanceOf(GlorotNormal.class);
  }

  @Test
  void an_unknown_name_is_answered_with_the_nearest_and_all() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.get("he_norml"))
        .withMessage(
            "Unknown initializer: he_norml\n"
                + "Did you mean \"he_normal\"? Known names: constant, glorot_normal,"
                + " glorot_uniform, he_normal, he_uniform, lecun_normal, lecun_uniform, ones,"
                + " orthogonal, random_normal, random_uniform, truncated_normal, variance_scaling,"
                + " zeros");
  }

  @Test
  void each_shows_as_what_makes_it() {
    assertThat(Initializers.names().stream().map(name -> Initializers.get(name).toString()))
        .containsExactly(
            "Constant(value=0.0)",
            "GlorotNormal()",
            "GlorotUniform()",
            "HeNormal()",
            "HeUniform()",
            "LecunNormal()",
            "LecunUniform()",
            "Ones()",
            "Orthogonal(gain=1.0)",
            "RandomNormal(mean=0.0, stddev=0.05)",
            "RandomUniform(minval=-0.05, maxval=0.05)",
            "TruncatedNormal(mean=0.0, stddev=0.05)",
            "VarianceScaling(scale=1.0, mode=fan_in, distribution=truncated_normal)",
            "Zeros()");
  }
}
