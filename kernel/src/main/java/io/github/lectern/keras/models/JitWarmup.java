package io.github.lectern.keras.models;

import io.github.lectern.concurrent.DaemonThreads;
import io.github.lectern.keras.activations.Activations;
import io.github.lectern.keras.engine.BatchLoader;
import io.github.lectern.keras.engine.Gemm;
import io.github.lectern.keras.engine.Workspace;
import io.github.lectern.keras.initializers.Zeros;
import io.github.lectern.keras.layers.Dense;
import io.github.lectern.keras.layers.Layer;
import io.github.lectern.keras.losses.CategoricalCrossentropy;
import io.github.lectern.keras.metrics.CategoricalAccuracy;
import io.github.lectern.keras.optimizers.Adam;
import io.github.lectern.keras.options.DenseOption.ActivationChoice;
import io.github.lectern.keras.options.DenseOption.KernelInitializer;
import io.github.lectern.keras.options.LayerOption.Name;
import io.github.lectern.keras.random.FunctionStreams;
import io.github.lectern.tensor.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a throwaway net in the background while data are loading, so that the JIT compiler has
 * compiled the loops before the first real training step. This shortens the first epoch.
 *
 * <p>It runs once per process, on one thread. First it loads oneDNN, a step that cannot be
 * interrupted. Then it trains until a model begins to train, but for at most one second. ND4J and
 * OpenBLAS are loaded on the thread that calls {@link #start}. The session's seed and names are not
 * changed.
 */
public final class JitWarmup {
  private static final JitWarmup ONLY = new JitWarmup();
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;
  private static final int SAMPLES = 1200;
  private static final int FEW_SAMPLES = 32;
  private static final int UNITS = 32;
  private static final long MAX_NANOS = 1_000_000_000L;

  private final Thread thread = DaemonThreads.create("lectern-warm-up", this::train);
  private final long limitNanos;
  private volatile boolean ended;

  JitWarmup() {
    this(MAX_NANOS);
  }

  /** Creates a warm-up that trains for at most the given time. */
  JitWarmup(long limitNanos) {
    this.limitNanos = limitNanos;
    // If this training fails, real training fails in the same way and reports it.
    thread.setUncaughtExceptionHandler((failed, failure) -> stop());
  }

  /**
   * Loads ND4J and OpenBLAS and starts the background training, unless this has already been done
   * or a model has already begun to train.
   */
  public static void start() {
    ONLY.startOnce();
  }

  /** Ends the warm-up; models call this method when they start to train. */
  static void end() {
    ONLY.stop();
  }

  synchronized void startOnce() {
    if (!ended && thread.getState() == Thread.State.NEW) {
      Gemm.loadOpenBlas(); // not in the background, while others may be loading libraries
      thread.start();
    }
  }

  void stop() {
    ended = true;
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  void join() throws InterruptedException {
    thread.join();
  }

  private void train() {
    List<Layer> layers = List.of(dense(PIXELS, UNITS, "relu"), dense(UNITS, CLASSES, "softmax"));
    Samples samples =
        Samples.all(
            Rows.of(Nd4j.zeros(DataType.UINT8, SAMPLES, PIXELS)),
            Rows.of(Nd4j.ones(DataType.FLOAT, SAMPLES, CLASSES).divi(CLASSES)));
    int[] order = IntStream.range(0, SAMPLES).toArray();
    if (!ended) {
      Gemm.loadOneDnn();
    }
    long start = System.nanoTime();
    try (Workspace workspace = new Workspace(1)) {
      Network network =
          new Network(
              layers,
              layer -> false,
              new CategoricalCrossentropy(),
              List.of(new CategoricalAccuracy()),
              Optional.empty(),
              new FunctionStreams(0).inOrder(),
              workspace);
      Adam adam = new Adam();
      BatchLoader loader = network.loader(samples);
      for (int step = 0; !ended && System.nanoTime() - start < limitNanos; step++) {
        int size = step % 8 == 0 ? SAMPLES : FEW_SAMPLES;
        network.train(samples.batch(loader, order, 0, size), adam);
        network.logs();
      }
    }
  }

  private static Layer dense(int inputs, int units, String activation) {
    Layer layer =
        new Dense(
            units,
            new ActivationChoice(Activations.get(activation)),
            new KernelInitializer(new Zeros()),
            new Name("warm_up_" + units));
    layer.build(inputs);
    return layer;
  }
}
