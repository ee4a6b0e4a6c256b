package io.github.lectern.keras.optimizers;

import io.github.lectern.bench.passes.Numbers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of a rule on one tile; nanoseconds a weight. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OptimizerBenchmark {
  private static final int SIZE = 4096;

  private final Adam adam = new Adam();
  private final float[] w = Numbers.normal(1, SIZE);
  private final float[] g = Numbers.normal(2, SIZE);
  private final float[][] moments = new float[2][SIZE];

  /** The step size of the first step. */
  @Setup
  public void prepare() {
    adam.prepare(1);
  }

  /** Both moments and the weights. */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public float[] adam() {
    adam.update(w, g, moments, SIZE);
    return w;
  }
}
