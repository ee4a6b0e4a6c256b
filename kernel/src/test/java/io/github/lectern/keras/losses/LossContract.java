package io.github.lectern.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Tile;
import org.junit.jupiter.api.Test;

/** Tests that every loss must pass, with three rows. */
abstract class LossContract {
  private static final float STEP = 1 / 256f;

  /**
   * The tolerance of finite differences. Predictions are at least 0.2, where the third derivative
   * of the logarithm is at most 250. The error is up to 250 STEP^2 / 6 = 6e-4, and rounding adds
   * 1e-7 / STEP.
   */
  private static final double TOLERANCE = 1e-3;

  /** Returns the loss. */
  abstract Loss loss();

  /** Returns the labels, three rows. */
  abstract float[] labels();

  /** Returns the predictions, three rows of numbers of at least 0.2. */
  abstract float[] predictions();

  /** Returns the loss of each row, computed by hand. */
  abstract double[] expected();

  @Test
  void values_are_those_computed_by_hand() {
    float[] losses = losses(loss(), labels(), predictions(), 3);
    for (int row = 0; row < 3; row++) {
      assertThat((double) losses[row]).isCloseTo(expected()[row], within(2e-6));
    }
  }

  @Test
  void the_gradient_is_that_of_finite_differences() {
    assertGradient(loss()::compute, predictions());
  }

  @Test
  void a_nan_travels_and_stays_in_its_row() {
    assertNanTravels(loss()::compute, predictions());
  }

  @Test
  void labels_and_predictions_stay_as_they_are() {
    float[] labels = labels();
    float[] predictions = predictions();
    loss()
        .compute(
            tile(labels, 3),
            tile(predictions, 3),
            new float[3],
            tile(new float[predictions.length], 3));
    assertThat(labels).containsExactly(labels());
    assertThat(predictions).containsExactly(predictions());
  }

  @Test
  void is_found_by_its_name() {
    assertThat(Losses.get(loss().name())).hasSameClassAs(loss());
  }

  final void assertGradient(LogitsLoss loss, float[] at) {
    float[] gradient = gradient(loss, labels(), at, 3);
    for (int k = 0; k < at.length; k++) {
      double slope = (sum(loss, at, k, STEP) - sum(loss, at, k, -STEP)) / (2 * STEP);
      assertThat((double) gradient[k]).as("gradient %d", k).isCloseTo(slope, within(TOLERANCE));
    }
  }

  final void assertNanTravels(LogitsLoss loss, float[] at) {
    for (int k = 0; k < at.length / 3; k++) {
      float[] broken = at.clone();
      broken[k] = Float.NaN;
      float[] losses = losses(loss, labels(), broken, 3);
      assertThat(losses[0]).as("loss with NaN at %d", k).isNaN();
      assertThat(losses[1]).isFinite();
      assertThat(losses[2]).isFinite();
    }
  }

  static float[] losses(Loss loss, float[] labels, float[] predictions, int rows) {
    return losses((LogitsLoss) loss::compute, labels, predictions, rows);
  }

  static float[] losses(LogitsLoss loss, float[] labels, float[] outputs, int rows) {
    float[] losses = new float[rows];
    float[] gradient = new float[outputs.length];
    loss.compute(tile(labels, rows), tile(outputs.clone(), rows), losses, tile(gradient, rows));
    return losses;
  }

  static float[] gradient(Loss loss, float[] labels, float[] predictions, int rows) {
    return gradient((LogitsLoss) loss::compute, labels, predictions, rows);
  }

  static float[] gradient(LogitsLoss loss, float[] labels, float[] outputs, int rows) {
    float[] gradient = new float[outputs.length];
    loss.compute(
        tile(labels, rows), tile(outputs.clone(), rows), new float[rows], tile(gradient, rows));
    return gradient;
  }

  private double sum(LogitsLoss loss, float[] at, int k, float by) {
    float[] moved = at.clone();
    moved[k] += by;
    double sum = 0;
    for (float row : losses(loss, labels(), moved, 3)) {
      sum += row;
    }
    return sum;
  }

  static Tile tile(float[] values, int rows) {
    return new Tile(values, rows, values.length / rows);
  }
}
