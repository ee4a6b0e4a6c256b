package io.github.lectern.keras.initializers;

import io.github.lectern.keras.random.PhiloxStream;
import io.github.lectern.keras.session.Session;

/** Random numbers from the next operation seed of the session, with TensorFlow's arithmetic. */
final class Draw {
  /** The standard deviation of a standard normal that is cut off at two. */
  private static final double TRUNCATED_STDDEV = 0.8796256610342398;

  private Draw() {}

  // w = u (max - min) + min, u in [0, 1): rounded twice, as TensorFlow does
  static float[] uniform(int count, float min, float max) {
    float[] w = stream().uniform(count);
    float range = max - min;
    for (int i = 0; i < count; i++) {
      float scaled = w[i] * range;
      w[i] = scaled + min;
    }
    return w;
  }

  /** Uniform between -limit and limit. */
  static float[] uniform(int count, double limit) {
    return uniform(count, -(float) limit, (float) limit);
  }

  // w = n stddev + mean
  static float[] normal(int count, double mean, double stddev) {
    return scaled(stream().normal(count), mean, stddev);
  }

  /** Normal, cut off at two standard deviations, so that what is left has the wanted one. */
  static float[] truncatedNormal(int count, double stddev) {
    return scaled(stream().truncatedNormal(count), 0, stddev / TRUNCATED_STDDEV);
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
