package io.github.lectern.keras.reference;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The sizes of a training of two steps: many small ones, and some in which one or two are large, so
 * that the plain loops end in time.
 *
 * @param batch the samples of the first step
 * @param rest those of the second; 0 if that takes the first ones again, in another epoch
 * @param inputs the numbers in a sample
 * @param units the outputs of each layer
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares sizes
record Sizes(int batch, int rest, int inputs, int[] units) {
  private static final int MOST_INPUTS = 2000;
  private static final int MOST_UNITS = 3000;
  private static final int MOST_SAMPLES = 5000;
  private static final int MOST_LAYERS = 5;

  /** From here on products are large enough to be packed by at least one of the libraries. */
  private static final int PACKED = 48;

  /** Inputs that are fewer than the parts that a product is cut into, as in most toy data. */
  private static final int NARROW = 20;

  private static final double LARGE_SHARE = .01;
  private static final double MIDDLE_SHARE = .25;

  static Sizes of(Random random) {
    double share = random.nextDouble();
    if (share < LARGE_SHARE) {
      return within(random, PACKED, 20_000_000, 90_000_000);
    }
    return share < MIDDLE_SHARE ? within(random, 1, 0, 2_000_000) : small(random);
  }

  private static Sizes small(Random random) {
    return any(random, 1, 64, 64, 200, MOST_LAYERS);
  }

  private static Sizes within(Random random, int least, long fewest, long most) {
    int layers = least == 1 ? MOST_LAYERS : 2;
    while (true) {
      Sizes sizes = any(random, least, MOST_INPUTS, MOST_UNITS, MOST_SAMPLES, layers);
      if (sizes.work() >= fewest && sizes.work() <= most && sizes.outputs() <= 2_000_000) {
        return sizes;
      }
    }
  }

  private static Sizes any(
      Random random, int least, int inputs, int units, int samples, int layers) {
    int batch = between(random, least, samples);
    int rest = random.nextBoolean() ? 0 : between(random, 1, batch);
    int depth = 1 + random.nextInt(layers);
    int[] widths = IntStream.range(0, depth).map(i -> between(random, least, units)).toArray();
    if (random.nextInt(3) == 0) {
      widths[depth - 1] = between(random, 1, 10);
    }
    boolean narrow = least == 1 && random.nextInt(3) == 0;
    int width = narrow ? between(random, 1, NARROW) : between(random, least, inputs);
    return new Sizes(batch, rest, width, widths);
  }

  /** Evenly in the logarithm. */
  static int between(Random random, int least, int most) {
    double low = Math.log(least);
    double high = Math.log(most + 1);
    return Math.min(most, (int) Math.exp(low + random.nextDouble() * (high - low)));
  }

  /** All samples. */
  int samples() {
    return batch + rest;
  }

  /** The multiplications of a forward pass of both steps. */
  private long work() {
    long weights = 0;
    int width = inputs;
    for (int next : units) {
      weights += (long) width * next;
      width = next;
    }
    return weights * (rest == 0 ? 2L * batch : samples());
  }

  /** The most numbers that a layer puts out, or takes in, for all samples. */
  private long outputs() {
    return (long) samples() * Math.max(inputs, Arrays.stream(units).max().orElseThrow());
  }

  @Override
  public String toString() {
    return batch + (rest == 0 ? " twice" : " and " + rest) + " samples of " + inputs;
  }
}
