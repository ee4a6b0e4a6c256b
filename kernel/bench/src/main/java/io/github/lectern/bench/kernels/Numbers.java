package io.github.lectern.bench.kernels;

import java.util.Random;

/** Creates test data. */
public final class Numbers {
  private Numbers() {}

  /** Returns normally distributed numbers, the same for the same seed. */
  public static float[] normal(long seed, int count) {
    Random random = new Random(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
