package io.github.lectern.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lectern.keras.engine.Gradient;
import io.github.lectern.keras.engine.Matrices;
import io.github.lectern.keras.engine.Matrix;
import io.github.lectern.keras.engine.Parameter;
import java.util.List;

/** Compares three steps of an optimizer on a matrix [2,3] with its formula in double arithmetic. */
final class Steps {
  private static final float[] WEIGHTS = {1, -2, 0.5f, 3, -0.25f, 4};
  private static final float[][] GRADIENTS = {
    {0.5f, -1, 2, 0.1f, -0.3f, 0}, {0.25f, 1, 2, -0.4f, -0.3f, 1}, {-3, 0.5f, 2, 0.01f, 0, -1}
  };

  /**
   * Rounding changes weights up to 4 by 2.4e-7 per step; 1 - 0.999f has a relative error of 5e-5.
   */
  private static final double TOLERANCE = 1e-5;

  private Steps() {}

  /** The formula for one weight. */
  interface Rule {
    /**
     * Returns the change of the weight.
     *
     * @param t the number of the step, counting from 1
     * @param g the gradient
     * @param slots two numbers, which are 0 before the first step and updated in place
     */
    double change(int t, double g, double[] slots);
  }

  /** Compares the weights after each step. Each step is a separate call that needs the state. */
  static void compare(Optimizer optimizer, Rule rule) {
    Parameter parameter = parameter(WEIGHTS, 2, 3);
    double[] expected = new double[WEIGHTS.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = WEIGHTS[i];
    }
    double[][] slots = new double[WEIGHTS.length][2];
    for (int t = 1; t <= GRADIENTS.length; t++) {
      Matrix gradient = Matrices.of(2, 3, GRADIENTS[t - 1]);
      step(optimizer, gradient, parameter);
      assertThat(Matrices.values(gradient)).containsExactly(GRADIENTS[t - 1]);
      float[] actual = Matrices.values(parameter.value());
      for (int i = 0; i < expected.length; i++) {
        expected[i] += rule.change(t, GRADIENTS[t - 1][i], slots[i]);
        assertThat((double) actual[i])
            .as("weight %d after step %d", i, t)
            .isCloseTo(expected[i], within(TOLERANCE));
      }
      assertThat(optimizer.iterations()).isEqualTo(t);
    }
  }

  static Parameter parameter(float[] weights, int rows, int columns) {
    return new Parameter("w", weights, rows, columns);
  }

  static void step(Optimizer optimizer, Parameter parameter, float[] gradient) {
    Matrix value = parameter.value();
    step(optimizer, Matrices.of(value.rows(), value.columns(), gradient), parameter);
  }

  /** Performs one step in which all parameters have the same gradient. */
  static void step(Optimizer optimizer, Matrix gradient, Parameter... parameters) {
    Optimizer.Step step = optimizer.begin(List.of(parameters), Matrices.TRAINING.workspace());
    for (Parameter parameter : parameters) {
      step.update(Gradient.of(parameter, gradient));
    }
  }
}
