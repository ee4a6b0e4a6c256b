package io.github.lectern.bench.kernels;

import io.github.lectern.keras.activations.SoftmaxFunction;
import io.github.lectern.keras.engine.Tile;
import io.github.lectern.keras.losses.CategoricalCrossentropy;
import io.github.lectern.keras.metrics.CategoricalAccuracy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Measures the last layer with ten classes, in nanoseconds per image, including the time to copy
 * the logits.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SoftmaxBenchmark {
  private static final int ROWS = 400;
  private static final int CLASSES = 10;
  private static final int SIZE = ROWS * CLASSES;

  private interface LossPass {
    void compute(Tile yTrue, Tile z, float[] losses, Tile gradient);
  }

  private final SoftmaxFunction softmax = new SoftmaxFunction();
  private final LossPass loss = lossOnLogits();
  private final CategoricalAccuracy metric = new CategoricalAccuracy();
  private final float[] logits = Numbers.normal(1, SIZE);
  private final Tile z = new Tile(new float[SIZE], ROWS, CLASSES);
  private final Tile labels = new Tile(oneHot(), ROWS, CLASSES);
  private final Tile gradient = new Tile(new float[SIZE], ROWS, CLASSES);
  private final float[] losses = new float[ROWS];

  private static LossPass lossOnLogits() {
    var loss = new CategoricalCrossentropy().onLogitsOf("softmax").orElseThrow();
    return loss::compute;
  }

  private static float[] oneHot() {
    float[] rows = new float[SIZE];
    for (int row = 0; row < ROWS; row++) {
      rows[row * CLASSES + row * 7 % CLASSES] = 1;
    }
    return rows;
  }

  private void resetLogits() {
    System.arraycopy(logits, 0, z.values(), 0, SIZE);
  }

  /** Computes the probabilities, as predict does. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Tile softmax() {
    resetLogits();
    softmax.apply(z);
    return z;
  }

  /** Computes the cross-entropy on logits and its gradient, as fit does. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Tile crossentropy() {
    resetLogits();
    loss.compute(labels, z, losses, gradient);
    return gradient;
  }

  /** Computes the accuracy, as fit does. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public CategoricalAccuracy accuracy() {
    resetLogits();
    metric.updateState(labels, z);
    return metric;
  }
}
