package io.github.lectern.keras.reference;

import java.util.Arrays;
import java.util.List;

/** BatchNormalization over rows of c channels, several of which may make a sample. */
final class ReferenceNormalization implements ReferenceLayer {
  private static final double EPSILON = 1e-3;
  private static final double MOMENTUM = .99;

  private final int channels;
  private final boolean unbiased;
  private final Weight gamma = new Weight();
  private final Weight beta = new Weight();
  private Estimate movingMean;
  private Estimate movingVariance;
  private Estimate normalized;
  private Estimate inverse;

  ReferenceNormalization(int channels, boolean unbiased) {
    this.channels = channels;
    this.unbiased = unbiased;
    movingMean = Estimate.exact(1, channels, new double[channels]);
    movingVariance = Estimate.exact(1, channels, filled(channels, 1));
  }

  @Override
  public List<Weight> weights() {
    return List.of(gamma, beta);
  }

  // y = gamma (x - mean) / sqrt(variance + epsilon) + beta
  @Override
  public Estimate forward(Estimate input, boolean training) {
    Estimate x = input.shaped(channels);
    Estimate mean = training ? mean(x) : movingMean;
    Estimate difference = x.plusRow(mean.map(m -> -m, 0));
    Estimate variance = training ? mean(difference.times(difference, 1)) : movingVariance;
    inverse = variance.map(v -> 1 / Math.sqrt(v + EPSILON), 2);
    normalized = difference.times(repeated(inverse, x.rows), 1);
    if (training) {
      double n = x.rows;
      double factor = unbiased && n > 1 ? n / (n - 1) : 1;
      movingMean = moved(movingMean, mean);
      movingVariance = moved(movingVariance, variance.map(v -> factor * v, 1));
    }
    Estimate scaled = normalized.times(repeated(gamma.value, x.rows), 1);
    return scaled.plusRow(beta.value).shaped(input.columns);
  }

  private static Estimate mean(Estimate x) {
    return x.columnSums().map(sum -> sum / x.rows, 1);
  }

  private static Estimate moved(Estimate moving, Estimate batch) {
    return moving.map(m -> m * MOMENTUM, 3).plusRow(batch.map(b -> b * (1 - MOMENTUM), 3));
  }

  private static Estimate repeated(Estimate row, int rows) {
    return Estimate.exact(rows, 1, filled(rows, 1)).times(row);
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  // z = (x - mean) r: dz = gamma dy, dx = r (dz - mean dz - z mean(z dz))
  @Override
  public Estimate backward(Estimate output) {
    Estimate dy = output.shaped(channels);
    int n = dy.rows;
    gamma.gradient = dy.times(normalized, 1).columnSums();
    beta.gradient = dy.columnSums();
    Estimate dz = dy.times(repeated(gamma.value, n), 1);
    Estimate slope = repeated(mean(dz.times(normalized, 1)).map(s -> -s, 0), n);
    Estimate centred = dz.plusRow(mean(dz).map(m -> -m, 0));
    Estimate rest = plus(centred, normalized.times(slope, 1));
    return rest.times(repeated(inverse, n), 1).shaped(output.columns);
  }

  private static Estimate plus(Estimate a, Estimate b) {
    Estimate sum = new Estimate(a.rows, a.columns);
    for (int i = 0; i < sum.values.length; i++) {
      sum.values[i] = a.values[i] + b.values[i];
      sum.variances[i] =
          a.variances[i] + b.variances[i] + Estimate.square(Estimate.UNIT * sum.values[i]);
    }
    return sum;
  }
}
