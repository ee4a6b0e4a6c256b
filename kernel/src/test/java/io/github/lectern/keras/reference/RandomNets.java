package io.github.lectern.keras.reference;

import io.github.lectern.keras.session.Session;
import java.util.Random;

/** Checks random nets, one after the other; a program of its own. */
final class RandomNets {
  private static final int MOST_FAILURES = 20;

  private RandomNets() {}

  /**
   * Ends with status 1 if a net is not as its reference has it.
   *
   * @param arguments how many nets, and the seed of the first; the others follow from it
   */
  public static void main(String... arguments) {
    int count = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Session.current().setProgressSink(warning -> {}); // of nets that no student should make
    Random seeds = new Random(seed);
    int failures = 0;
    for (int i = 0; i < count; i++) {
      failures += fails(i == 0 ? seed : seeds.nextLong()) ? 1 : 0;
      if (failures == MOST_FAILURES) {
        break;
      }
    }
    System.out.println(failures + " of " + count + " nets failed");
    System.exit(failures == 0 ? 0 : 1);
  }

  private static boolean fails(long seed) {
    String text = "(not made)";
    try {
      RandomNet net = new RandomNet(seed);
      text = net.toString();
      net.check();
      return false;
    } catch (RuntimeException | Error thrown) {
      System.out.println("seed " + seed + ": " + text + "\n    " + thrown);
      return true;
    }
  }
}
