package io.github.lectern.keras.session;

import org.nd4j.linalg.factory.Nd4j;

/** What a notebook may call on the session. */
public final class Backend {
  private Backend() {}

  /**
   * Starts all random numbers over, so that the same cells give the same weights and the same order
   * of the samples again. Keras: {@code tf.keras.utils.set_random_seed(43052)}.
   *
   * <p>With a given seed, the weights and the orders are those of TensorFlow 2.7 after {@code
   * tf.random.set_seed}. ND4J's random tensors start over as NumPy's do in Keras, though with other
   * numbers. Example: {@code setSeed(43052);}
   *
   * @param seed any number
   */
  public static void setSeed(long seed) {
    Session.current().setSeed(seed);
    Nd4j.getRandom().setSeed(seed);
  }

  /**
   * The seed in use: the one that was set, or else a fresh one, which {@link #setSeed} can bring
   * back later.
   */
  public static long currentSeed() {
    return Session.current().seed();
  }

  /**
   * Starts the automatic names over: the next Dense is "dense" again. Keras: {@code
   * keras.backend.clear_session()}.
   *
   * <p>As in Keras 2.7 the seed is left as it is, and the random numbers go on where they were; to
   * get the same weights again, call {@link #setSeed} too.
   */
  public static void clearSession() {
    Session.current().clearSession();
  }
}
