package io.github.lectern.keras.layers;

import io.github.lectern.keras.engine.Parameter;
import io.github.lectern.keras.engine.Tile;

/**
 * The moving mean and variance of a {@link BatchNormalization}: m = momentum m + (1 - momentum) b
 * for the statistics b of each batch.
 *
 * @param mean one number per channel
 * @param variance one number per channel
 * @param momentum the fraction that each batch keeps
 * @param unbiased whether the variance of a batch of n rows is multiplied by n / (n - 1)
 */
record MovingStatistics(Parameter mean, Parameter variance, double momentum, boolean unbiased) {
  /** Adds the statistics of a batch. */
  void add(ChannelStatistics batch) {
    int n = batch.count();
    double factor = unbiased && n > 1 ? n / (n - 1.0) : 1;
    move(mean, batch.mean(), 1);
    move(variance, batch.variance(), factor);
  }

  // m = m - (1 - momentum) (m - b)
  private void move(Parameter moving, double[] batch, double factor) {
    float[] m = numbers(moving);
    float decay = (float) (1 - momentum);
    for (int k = 0; k < m.length; k++) {
      m[k] -= (m[k] - (float) (factor * batch[k])) * decay;
    }
    moving.value().write(0, new Tile(m, 1, m.length));
  }

  /** Returns the current statistics. */
  ChannelStatistics current() {
    return new ChannelStatistics(1, doubles(mean), doubles(variance));
  }

  private static double[] doubles(Parameter parameter) {
    float[] numbers = numbers(parameter);
    double[] doubles = new double[numbers.length];
    for (int k = 0; k < doubles.length; k++) {
      doubles[k] = numbers[k];
    }
    return doubles;
  }

  /** Returns a copy of the numbers of a parameter of one row. */
  static float[] numbers(Parameter parameter) {
    float[] numbers = new float[parameter.size()];
    parameter.value().read(0, new Tile(numbers, 1, numbers.length));
    return numbers;
  }
}
