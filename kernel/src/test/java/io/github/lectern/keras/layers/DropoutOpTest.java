package io.github.lectern.keras.layers;

import static io.github.lectern.keras.engine.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Operation.InputGradient;
import io.github.lectern.keras.random.OperationSeeds;
import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.random.UniformDraw;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DropoutOpTest {
  /** Returns a source with different numbers in each draw. */
  private static IntFunction<UniformDraw> uniform() {
    Random random = new Random(1);
    return count -> numbers(random.ints(count, 0, 1 << 23).toArray());
  }

  private static UniformDraw numbers(int... outOf23Bits) {
    return (from, count, target) -> {
      for (int i = 0; i < count; i++) {
        target[i] = outOf23Bits[from + i] / (float) (1 << 23);
      }
    };
  }

  @Test
  void keeps_where_the_random_number_reaches_the_rate_and_scales_by_what_is_kept() {
    int threeQuarters = 3 << 21;
    DropoutOp mask =
        new DropoutOp(
            0.75, count -> numbers(0, threeQuarters - 1, threeQuarters, threeQuarters + 9));
    Matrix y = mask.forward(Matrices.of(2, 2, 1, 2, 3, 4), Matrices.TRAINING);
    assertThat(values(y)).containsExactly(0, 0, 12, 16);
    assertThat(inputGradient(mask, Matrices.of(2, 2, 1, 1, 1, -1))).containsExactly(0, 0, 4, -4);
  }

  @Test
  void drops_the_wanted_share_over_many_tiles() {
    DropoutOp mask = new DropoutOp(0.3, uniform());
    float[] y = values(mask.forward(ones(1000, 100), Matrices.TRAINING));
    int dropped = 0;
    int scaled = 0;
    for (float value : y) {
      dropped += value == 0 ? 1 : 0;
      scaled += Math.abs(value - 1 / 0.7) < 1e-6 ? 1 : 0;
    }
    assertThat(dropped + scaled).isEqualTo(100_000);
    // standard deviation of the fraction: sqrt(.3 .7 / 100000) = .00145
    assertThat(dropped / 100_000.0).isBetween(0.294, 0.306);
  }

  /**
   * Tests the example in the documentation of keras.layers.Dropout: set_seed(0), rate .2 and the
   * numbers 0 to 9. Since it runs eagerly, it draws from the first operation seed.
   */
  @Test
  void masks_like_the_documentation_of_keras() {
    PhiloxStream stream = new PhiloxStream(new OperationSeeds(0).next());
    Matrix x = Matrices.of(5, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    float[] y = values(new DropoutOp(0.2, stream::drawUniform).forward(x, Matrices.TRAINING));
    assertThat(y).containsExactly(0, 1.25f, 2.5f, 3.75f, 5, 6.25f, 7.5f, 8.75f, 10, 0);
  }

  /** In float32, 1 / (1 - .8) would be 5.0000005: TensorFlow's documentation shows 5. */
  @Test
  void scales_by_what_python_computes_in_double() {
    DropoutOp mask = new DropoutOp(0.8, count -> numbers((1 << 23) - 1));
    assertThat(values(mask.forward(Matrices.of(1, 1, 1), Matrices.TRAINING))).containsExactly(5);
  }

  @Test
  void every_batch_has_a_new_mask() {
    DropoutOp mask = new DropoutOp(0.5, uniform());
    float[] first = values(mask.forward(ones(8, 8), Matrices.TRAINING)).clone();
    assertThat(values(mask.forward(ones(8, 8), Matrices.TRAINING))).isNotEqualTo(first);
  }

  @Test
  void does_nothing_outside_training_and_at_rate_0() {
    Matrix x = Matrices.random(3, 4, 2);
    assertThat(new DropoutOp(0.5, uniform()).forward(x, Matrices.INFERENCE)).isSameAs(x);
    DropoutOp none = new DropoutOp(0, uniform());
    assertThat(values(none.forward(x, Matrices.TRAINING))).containsExactly(values(x));
    Matrix dy = Matrices.random(3, 4, 3);
    float[] before = values(dy).clone();
    assertThat(inputGradient(none, dy)).containsExactly(before);
  }

  private static float[] inputGradient(DropoutOp operation, Matrix dy) {
    return values(
        operation.backward(dy, InputGradient.NEEDED, Matrices.TRAINING).input().orElseThrow());
  }

  private static Matrix ones(int rows, int columns) {
    float[] values = new float[rows * columns];
    Arrays.fill(values, 1f);
    return Matrices.of(rows, columns, values);
  }
}
