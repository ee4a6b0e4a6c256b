package io.github.lectern.keras.reference;

import io.github.lectern.keras.session.Session;
import java.util.Random;

/** Checks random nets, one after the other; a program of its own. */
final class RandomNets {
  private static final int MOST_FAILURES = 20;

  private RandomNets() {}

  /**
   * Ends with status 1 if a net differs from its reference, or if more than one in a hundred leaves
   * the range of float32.
   *
   * @param arguments how many nets, and the seed of the first; the others follow from it
   */
  public static void main(String... arguments) {
    int count = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Session.current().setProgressSink(warning -> {}); // of nets that no student should make
    Random seeds = new Random(seed);
    int failures = 0;
    int outOfRange = 0;
    for (int i = 0; i < count && failures < MOST_FAILURES; i++) {
      switch (check(i == 0 ? seed : seeds.nextLong())) {
        case FAILED -> failures++;
        case OUT_OF_RANGE -> outOfRange++;
        case PASSED -> {}
      }
    }
    System.out.printf(
        "%d of %d nets failed, %d left the range of float32%n", failures, count, outOfRange);
    System.exit(failures == 0 && outOfRange <= 1 + count / 100 ? 0 : 1);
  }

  private enum Outcome {
    PASSED,
    FAILED,
    OUT_OF_RANGE
  }

  private static Outcome check(long seed) {
    String text = "(not made)";
    try {
      RandomNet net = new RandomNet(seed);
      text = net.toString();
      net.check();
      return Outcome.PASSED;
    } catch (OutOfFloatRangeException outOfRange) {
      return Outcome.OUT_OF_RANGE;
    } catch (RuntimeException | Error thrown) {
      System.out.println("seed " + seed + ": " + text + "\n    " + thrown);
      return Outcome.FAILED;
    }
  }
}
