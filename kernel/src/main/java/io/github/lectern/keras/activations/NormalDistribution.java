package io.github.lectern.keras.activations;

/** The standard normal distribution. */
final class NormalDistribution {
  /** Beyond this, a continued fraction is more accurate than the ratio of polynomials. */
  private static final double FAR = 7.07106781186547;

  // Hart's algorithm 5666, as in West, "Better approximations to cumulative normal functions", 2005
  private static final double[] NUMERATOR = {
    3.52624965998911e-2,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };
  private static final double[] DENOMINATOR = {
    8.83883476483184e-2,
    1.75566716318264,
    16.064177579207,
    86.7807322029461,
    296.564248779674,
    637.333633378831,
    793.826512519948,
    440.413735824752
  };

  private NormalDistribution() {}

  /** Returns P(X <= z), with a relative error below 1e-8, less than that of a float. */
  static double below(double z) {
    double x = Math.abs(z);
    double tail = Math.exp(-x * x / 2) * (x < FAR ? ratio(x) : fraction(x));
    return z > 0 ? 1 - tail : tail;
  }

  private static double ratio(double x) {
    return polynomial(NUMERATOR, x) / polynomial(DENOMINATOR, x);
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }

  // 1 / (sqrt(2 pi) (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + .65))))))
  private static double fraction(double x) {
    double sum = x + 0.65;
    for (int k = 4; k >= 1; k--) {
      sum = x + k / sum;
    }
    return 1 / (sum * Math.sqrt(2 * Math.PI));
  }
}
