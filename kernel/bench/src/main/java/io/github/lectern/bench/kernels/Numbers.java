package io.github.lectern.bench.kernels;

import java.util.Random;

/** Numbers to compute with. */
public final class Numbers {
  private Numbers() {}

  /** The same numbers for the same seed, from a normal distribution. */
  public static float[] normal(long seed, int count) {
    Random random = new Random(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
