package io.github.lectern.keras.session;

import io.github.lectern.keras.random.OperationSeed;
import io.github.lectern.keras.random.OperationSeeds;
import io.github.lectern.keras.random.Shuffle;
import io.github.lectern.tensor.NativeCache;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one piece of global state: the seed, the name counters, what is in use, the test sets that
 * were loaded, and where progress is written.
 */
public final class Session {
  private static final Session CURRENT = new Session();

  static {
    NativeCache.prepare();
  }

  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Long, String> testSets = new HashMap<>();
  private final ModelLock modelLock = new ModelLock();
  private Optional<OperationSeeds> seeds = Optional.empty();
  private long seedings;
  private ProgressSink progressSink = Session::print;

  Session() {}

  /** The session of this process. */
  public static Session current() {
    return CURRENT;
  }

  /**
   * Starts all random numbers over from a seed, like {@code tf.random.set_seed}.
   *
   * @param seed any number
   */
  public synchronized void setSeed(long seed) {
    seeds = Optional.of(new OperationSeeds(seed));
    seedings++;
  }

  /** How often all random numbers were started over. */
  public synchronized long seedings() {
    return seedings;
  }

  /** The seed in use; if none was set, a fresh one that was drawn once. */
  public synchronized long seed() {
    return seeds().globalSeed();
  }

  /**
   * The seed of the next random operation, such as a kernel's initial weights. Every call moves on,
   * so each operation asks once, when it is built.
   */
  public synchronized OperationSeed nextOperationSeed() {
    return seeds().next();
  }

  /** The orders of the epochs of one {@code fit}; it draws no operation seed. */
  public synchronized Shuffle newShuffle() {
    return new Shuffle(seed());
  }

  /**
   * Forgets all names, like {@code keras.backend.clear_session}. As there, the seed stays and the
   * operation seeds go on where they were: only {@link #setSeed} starts them over.
   */
  public synchronized void clearSession() {
    names.clear();
  }

  /**
   * A name that this session has not given yet: "dense", then "dense_1", and so on.
   *
   * @param base such as "dense"
   */
  public synchronized String uniqueName(String base) {
    int count = names.merge(base, 1, Integer::sum) - 1;
    return count == 0 ? base : base + "_" + count;
  }

  /**
   * Remembers samples that are there to judge by, so that {@code fit} can warn who trains on them.
   *
   * @param fingerprint of the samples
   * @param name such as "the test set of Fashion-MNIST"
   */
  public synchronized void rememberTestSet(long fingerprint, String name) {
    testSets.put(fingerprint, name);
  }

  /** The name of the test set that has this fingerprint. */
  public synchronized Optional<String> testSet(long fingerprint) {
    return Optional.ofNullable(testSets.get(fingerprint));
  }

  /** Returns the lock that keeps calls on models apart. */
  public ModelLock modelLock() {
    return modelLock;
  }

  /** Returns where progress lines and warnings go; by default to standard output. */
  public synchronized ProgressSink progressSink() {
    return progressSink;
  }

  /** Sets where progress lines and warnings go, for tests and programs that embed the library. */
  public synchronized void setProgressSink(ProgressSink sink) {
    progressSink = sink;
  }

  private OperationSeeds seeds() {
    if (seeds.isEmpty()) {
      setSeed(new SecureRandom().nextInt(Integer.MAX_VALUE));
    }
    return seeds.get();
  }

  private static void print(String text) {
    System.out.print(text);
    System.out.flush();
  }
}
