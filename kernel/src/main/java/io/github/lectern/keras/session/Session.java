package io.github.lectern.keras.session;

import io.github.lectern.keras.random.OperationSeed;
import io.github.lectern.keras.random.OperationSeeds;
import io.github.lectern.keras.random.Shuffle;
import io.github.lectern.tensor.NativeCache;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The global state of the DSL: the seed, the name counters, the lock of the models, the test sets
 * that were loaded, the progress sink, and the directory for files.
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
  private Path directory = Path.of("");

  Session() {}

  /** Returns the session of this process. */
  public static Session current() {
    return CURRENT;
  }

  /**
   * Restarts all random numbers from a seed, like {@code tf.random.set_seed}.
   *
   * @param seed any number
   */
  public synchronized void setSeed(long seed) {
    seeds = Optional.of(new OperationSeeds(seed));
    seedings++;
  }

  /** Returns the number of times that the random numbers have been restarted. */
  public synchronized long seedings() {
    return seedings;
  }

  /** Returns the seed in use. If none was set, the first call sets a random one. */
  public synchronized long seed() {
    return seeds().globalSeed();
  }

  /**
   * Returns the seed of the next random operation, such as the initialization of a kernel. Each
   * call advances the sequence, so an operation must call this method only once, when it is built.
   */
  public synchronized OperationSeed nextOperationSeed() {
    return seeds().next();
  }

  /** Returns the sample orders for one call to {@code fit}; uses up no operation seed. */
  public synchronized Shuffle newShuffle() {
    return new Shuffle(seed());
  }

  /**
   * Forgets all names, like {@code keras.backend.clear_session}. As in Keras, the seed does not
   * change and the operation seeds continue where they were; only {@link #setSeed} restarts them.
   */
  public synchronized void clearSession() {
    names.clear();
  }

  /**
   * Returns a name that this session has not assigned yet: "dense", then "dense_1", and so on.
   *
   * @param base such as "dense"
   */
  public synchronized String uniqueName(String base) {
    int count = names.merge(base, 1, Integer::sum) - 1;
    return count == 0 ? base : base + "_" + count;
  }

  /**
   * Remembers a test set, so that {@code fit} can warn if a model is trained on it.
   *
   * @param fingerprint a hash of the samples
   * @param name such as "the test set of Fashion-MNIST"
   */
  public synchronized void rememberTestSet(long fingerprint, String name) {
    testSets.put(fingerprint, name);
  }

  /** Returns the name of the test set with this fingerprint, if there is one. */
  public synchronized Optional<String> testSet(long fingerprint) {
    return Optional.ofNullable(testSets.get(fingerprint));
  }

  /** Returns the lock that prevents calls on models from interfering with each other. */
  public ModelLock modelLock() {
    return modelLock;
  }

  /** Returns the sink of progress lines and warnings; by default it writes to standard output. */
  public synchronized ProgressSink progressSink() {
    return progressSink;
  }

  /** Sets the sink of progress lines and warnings, for tests and programs that embed Lectern. */
  public synchronized void setProgressSink(ProgressSink sink) {
    progressSink = sink;
  }

  /** Returns the directory in which relative file names start. */
  public synchronized Path directory() {
    return directory;
  }

  /** Sets the directory in which relative file names start, which a JVM cannot change itself. */
  public synchronized void setDirectory(Path newDirectory) {
    directory = newDirectory;
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
