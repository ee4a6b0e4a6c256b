package io.github.lectern.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

/** Tests that every activation function must pass. */
abstract class ActivationContract {
  private static final float STEP = 1 / 128f;

  /** The error of the difference, STEP^2 / 6 = 1e-5 times f''', and of rounding, 1e-7 / STEP. */
  private static final double TOLERANCE = 2e-4;

  /** Two rows of three scores, none within one step of relu's kink. */
  private static final float[] Z = {-2, 0.5f, 1.25f, 0.25f, -0.75f, 3};

  private static final float[] DY = {0.5f, -1, 2, 1.5f, 0.25f, -0.5f};

  /** Returns the function to test. */
  abstract ActivationFunction function();

  /** Returns f(-2), f(0) and f(2), computed by hand as one row. */
  abstract double[] expected();

  @Test
  void values_are_those_computed_by_hand() {
    float[] y = apply(new float[] {-2, 0, 2}, 1);
    for (int k = 0; k < 3; k++) {
      assertThat((double) y[k]).isCloseTo(expected()[k], within(1e-6));
    }
  }

  @Test
  void the_gradient_is_that_of_finite_differences() {
    float[] gradient = DY.clone();
    float[] given = function().usesInput() ? Z.clone() : apply(Z, 2);
    function().gradient(new Tile(given, 2, 3), new Tile(gradient, 2, 3));
    for (int k = 0; k < Z.length; k++) {
      double slope = (lossAt(k, STEP) - lossAt(k, -STEP)) / (2 * STEP);
      assertThat((double) gradient[k]).as("dL/dz_%d", k).isCloseTo(slope, within(TOLERANCE));
    }
  }

  @Test
  void numbers_beyond_the_tile_stay_as_they_are() {
    float[] values = {1, -2, 3, -4, 5, -6};
    function().apply(new Tile(values, 1, 3));
    assertThat(values).endsWith(-4, 5, -6);
    function().gradient(new Tile(Z.clone(), 1, 3), new Tile(values, 1, 3));
    assertThat(values).endsWith(-4, 5, -6);
  }

  @Test
  void nan_stays_nan() {
    assertThat(apply(new float[] {Float.NaN, 1, 2}, 1)[0]).isNaN();
  }

  @Test
  void is_found_by_its_name() {
    assertThat(Activations.get(function().name())).hasSameClassAs(function());
  }

  final float[] apply(float[] z, int rows) {
    float[] y = z.clone();
    function().apply(new Tile(y, rows, z.length / rows));
    return y;
  }

  private double lossAt(int k, float by) {
    float[] moved = Z.clone();
    moved[k] += by;
    float[] y = apply(moved, 2);
    double loss = 0;
    for (int i = 0; i < y.length; i++) {
      loss += (double) DY[i] * y[i];
    }
    return loss;
  }
}
