package io.github.lectern.bench.kernels;

import io.github.lectern.keras.activations.Relu;
import io.github.lectern.keras.engine.Tile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Measures ReLU and its gradient on a tile, in nanoseconds per element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReluBenchmark {
  private static final int ROWS = 8;
  private static final int WIDTH = 500;
  private static final int SIZE = ROWS * WIDTH;

  private final Relu relu = new Relu();
  private final Tile z = new Tile(Numbers.normal(1, SIZE), ROWS, WIDTH);
  private final Tile dy = new Tile(Numbers.normal(2, SIZE), ROWS, WIDTH);

  /** Replaces z with max(z, 0). */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public Tile apply() {
    relu.apply(z);
    return z;
  }

  /** Replaces dy with dz. */
  @Benchmark
  @OperationsPerInvocation(SIZE)
  public Tile gradient() {
    relu.gradient(z, dy);
    return dy;
  }
}
