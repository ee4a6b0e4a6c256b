package io.github.lectern.keras.reference;

/** The optimizers from their formulas in Keras' documentation, a weight at a time. */
interface ReferenceOptimizer {
  /**
   * One step.
   *
   * @param state the weight, then what the rule keeps for it
   * @param g the gradient
   * @param t the step, from 1
   * @return the same afterwards
   */
  double[] step(double[] state, double g, int t);

  // v = u v - a g;  w += v, or with Nesterov w += u v - a g
  static ReferenceOptimizer sgd(Rate rate, double u, boolean nesterov) {
    return (state, g, t) -> {
      double a = rate.at(t);
      if (u == 0) {
        return new double[] {state[0] - a * g};
      }
      double v = u * state[1] - a * g;
      return new double[] {state[0] + (nesterov ? u * v - a * g : v), v};
    };
  }

  // m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2
  // w -= a sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon)
  static ReferenceOptimizer adam(Rate rate, double b1, double b2, double epsilon) {
    double c1 = oneMinus(b1);
    double c2 = oneMinus(b2);
    return (state, g, t) -> {
      double m = state[1] + c1 * (g - state[1]);
      double v = state[2] + c2 * (g * g - state[2]);
      double a = rate.at(t) * Math.sqrt(1 - Math.pow(b2, t)) / (1 - Math.pow(b1, t));
      return new double[] {state[0] - a * m / (Math.sqrt(v) + epsilon), m, v};
    };
  }

  // s = r s + (1 - r) g^2
  // w -= a g / (sqrt(s) + epsilon), or with momentum v = u v + a g / sqrt(s + epsilon);  w -= v
  static ReferenceOptimizer rmsprop(Rate rate, double r, double u, double epsilon) {
    double c = oneMinus(r);
    return (state, g, t) -> {
      double a = rate.at(t);
      double s = state[1] + c * (g * g - state[1]);
      if (u == 0) {
        return new double[] {state[0] - a * g / (Math.sqrt(s) + epsilon), s};
      }
      double v = u * state[2] + a * g / Math.sqrt(s + epsilon);
      return new double[] {state[0] - v, s, v};
    };
  }

  /** The learning rate a of a step, from 1. */
  interface Rate {
    double at(int t);
  }

  /** TensorFlow keeps settings in float32, so that 1 - 0.999 is 0.00099998713. */
  private static double oneMinus(double setting) {
    return 1f - (float) setting;
  }
}
