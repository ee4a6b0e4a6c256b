package io.github.lectern.keras.layers;

import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation.InputGradient;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class MaskTest {
  private static IntFunction<float[]> uniform() {
    Random random = new Random(1);
    return count -> {
      float[] numbers = new float[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = random.nextFloat();
      }
      return numbers;
    };
  }

  @Test
  void keeps_where_the_random_number_reaches_the_rate_and_scales_by_what_is_kept() {
    Mask mask = new Mask(0.75f, count -> new float[] {0f, 0.7499f, 0.75f, 0.9f});
    Matrix y = mask.forward(Matrices.of(2, 2, 1, 2, 3, 4), Matrices.TRAINING);
    assertThat(values(y)).containsExactly(0, 0, 12, 16);
    Matrix dx =
        mask.backward(Matrices.of(2, 2, 1, 1, 1, -1), InputGradient.WANTED, Matrices.TRAINING);
    assertThat(values(dx)).containsExactly(0, 0, 4, -4);
  }

  @Test
  void drops_the_wanted_share_over_many_tiles() {
    Mask mask = new Mask(0.3f, uniform());
    float[] y = values(mask.forward(ones(1000, 100), Matrices.TRAINING));
    int dropped = 0;
    int scaled = 0;
    for (float value : y) {
      dropped += value == 0 ? 1 : 0;
      scaled += Math.abs(value - 1 / 0.7) < 1e-6 ? 1 : 0;
    }
    assertThat(dropped + scaled).isEqualTo(100_000);
    // standard deviation of the share: sqrt(.3 .7 / 100000) = .00145
    assertThat(dropped / 100_000.0).isBetween(0.294, 0.306);
  }

  @Test
  void every_batch_is_masked_anew() {
    Mask mask = new Mask(0.5f, uniform());
    float[] first = values(mask.forward(ones(8, 8), Matrices.TRAINING)).clone();
    assertThat(values(mask.forward(ones(8, 8), Matrices.TRAINING))).isNotEqualTo(first);
  }

  @Test
  void does_nothing_outside_training_and_at_rate_0() {
    Matrix x = Matrices.random(3, 4, 2);
    assertThat(new Mask(0.5f, uniform()).forward(x, Matrices.INFERENCE)).isSameAs(x);
    Mask none = new Mask(0f, uniform());
    assertThat(values(none.forward(x, Matrices.TRAINING))).containsExactly(values(x));
    Matrix dy = Matrices.random(3, 4, 3);
    float[] before = values(dy).clone();
    assertThat(values(none.backward(dy, InputGradient.WANTED, Matrices.TRAINING)))
        .containsExactly(before);
  }

  private static Matrix ones(int rows, int columns) {
    float[] values = new float[rows * columns];
    Arrays.fill(values, 1f);
    return Matrices.of(rows, columns, values);
  }
}
