package io.github.lectern.keras.session;

import org.nd4j.linalg.factory.Nd4j;

/** Functions for notebooks that restart the random numbers and the automatic names. */
public final class Backend {
  private Backend() {}

  /**
   * Restarts all random number generators from a seed, so that running the same cells again
   * produces the same initial weights and the same order of the samples. Keras: {@code
   * tf.keras.utils.set_random_seed(43052)}.
   *
   * <p>The weights and orders are those of TensorFlow 2.7 after {@code tf.random.set_seed} with the
   * same seed. ND4J's random numbers also restart, as NumPy's do in Keras, but they differ from
   * NumPy's. Example: {@code setSeed(43052);}
   *
   * @param seed any number
   */
  public static void setSeed(long seed) {
    Session.current().setSeed(seed);
    Nd4j.getRandom().setSeed(seed);
  }

  /**
   * Returns the seed in use: the one that was set or, if none was set, a random one. Pass it to
   * {@link #setSeed} to repeat the same random numbers later.
   */
  public static long currentSeed() {
    return Session.current().seed();
  }

  /**
   * Restarts the automatic names: the next Dense layer is called "dense" again. Keras: {@code
   * keras.backend.clear_session()}.
   *
   * <p>As in Keras 2.7, the seed does not change, and the random numbers continue where they were.
   * To get the same weights again, also call {@link #setSeed}.
   */
  public static void clearSession() {
    Session.current().clearSession();
  }
}
