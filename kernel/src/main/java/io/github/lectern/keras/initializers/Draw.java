package io.github.lectern.keras.initializers;

import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.Session;

/** Draws random numbers with the session's next operation seed and TensorFlow's arithmetic. */
final class Draw {
  /** The standard deviation of a standard normal distribution that is truncated at -2 and 2. */
  private static final double TRUNCATED_STDDEV = 0.8796256610342398;

  private Draw() {}

  // w = u (max - min) + min, u in [0, 1); rounded twice, as in TensorFlow
  static float[] uniform(int count, float min, float max) {
    float[] w = stream().uniform(count);
    float range = max - min;
    for (int i = 0; i < count; i++) {
      float scaled = w[i] * range;
      w[i] = scaled + min;
    }
    return w;
  }

  /** Draws numbers uniformly from -limit to limit. */
  static float[] uniform(int count, double limit) {
    return uniform(count, -(float) limit, (float) limit);
  }

  // w = n stddev + mean
  static float[] normal(int count, double mean, double stddev) {
    return scaled(stream().normal(count), mean, stddev);
  }

  /**
   * Draws numbers from a truncated normal distribution.
   *
   * @param stddev the standard deviation after truncation
   */
  static float[] truncatedNormal(int count, double stddev) {
    return truncatedNormal(count, 0, stddev / TRUNCATED_STDDEV);
  }

  /**
   * Draws numbers from a truncated normal distribution.
   *
   * @param stddev the standard deviation before truncation
   */
  static float[] truncatedNormal(int count, double mean, double stddev) {
    return scaled(stream().truncatedNormal(count), mean, stddev);
  }

  private static float[] scaled(float[] n, double mean, double stddev) {
    float s = (float) stddev;
    float m = (float) mean;
    for (int i = 0; i < n.length; i++) {
      n[i] = n[i] * s + m;
    }
    return n;
  }

  private static PhiloxStream stream() {
    return new PhiloxStream(Session.current().nextOperationSeed());
  }
}
