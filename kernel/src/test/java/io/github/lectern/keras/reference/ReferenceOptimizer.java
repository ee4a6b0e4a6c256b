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

  // w -= a d w, then as Adam
  static ReferenceOptimizer adamw(Rate rate, double d, double b1, double b2, double epsilon) {
    ReferenceOptimizer adam = adam(rate, b1, b2, epsilon);
    return (state, g, t) -> {
      double[] shrunk = state.clone();
      shrunk[0] -= rate.at(t) * d * state[0];
      return adam.step(shrunk, g, t);
    };
  }

  // u_t = b1 (1 - .5 .96^(.004 t));  P_t = u_1 ... u_t
  // w -= a ((1 - u_t) g / (1 - P_t) + u_(t+1) m / (1 - P_(t+1))) / (sqrt(v / (1 - b2^t)) + epsilon)
  static ReferenceOptimizer nadam(Rate rate, double b1, double b2, double epsilon) {
    double c1 = oneMinus(b1);
    double c2 = oneMinus(b2);
    return (state, g, t) -> {
      double m = state[1] + c1 * (g - state[1]);
      double v = state[2] + c2 * (g * g - state[2]);
      double product = 1;
      for (int i = 1; i <= t; i++) {
        product *= nesterov(b1, i);
      }
      double n =
          (1 - nesterov(b1, t)) * g / (1 - product)
              + nesterov(b1, t + 1) * m / (1 - product * nesterov(b1, t + 1));
      double root = Math.sqrt(v / (1 - Math.pow(b2, t)));
      return new double[] {state[0] - rate.at(t) * n / (root + epsilon), m, v};
    };
  }

  private static double nesterov(double b1, int t) {
    return b1 * (1 - .5 * Math.pow(.96, .004 * t));
  }

  // s += g^2, from a start above 0;  w -= a g / (sqrt(s) + epsilon)
  static ReferenceOptimizer adagrad(Rate rate, double start, double epsilon) {
    return (state, g, t) -> {
      double s = (t == 1 ? start : state[1]) + g * g;
      return new double[] {state[0] - rate.at(t) * g / (Math.sqrt(s) + epsilon), s};
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
