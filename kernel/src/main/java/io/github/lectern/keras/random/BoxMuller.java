package io.github.lectern.keras.random;

/** Converts two random words to two numbers from the standard normal distribution. */
final class BoxMuller {
  private static final float EPSILON = 1.0e-7f;

  private BoxMuller() {}

  /**
   * Writes two normally distributed numbers to {@code pair}.
   *
   * <p>TensorFlow uses the logarithm, sine and cosine of the C library, whose results may differ
   * from Java's in the last bit of a float.
   */
  static void pair(int word0, int word1, float[] pair) {
    // u1 = max(u(word0), 1e-7), v = 2 pi u(word1), r = sqrt(-2 ln u1): (r sin v, r cos v)
    float u1 = Math.max(Uniform.unit(word0), EPSILON);
    float v = (float) (2 * Math.PI * Uniform.unit(word1));
    float r = (float) Math.sqrt(-2f * (float) Math.log(u1));
    pair[0] = (float) Math.sin(v) * r;
    pair[1] = (float) Math.cos(v) * r;
  }
}
